"""The zygote: a clean interpreter, no test byte in its memory, that forks each learner process and each sweep.

It keeps uid 0, since a process waiting under the learner's id could be attacked by her previous one.
"""

import contextlib
import gc
import os
import resource
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from harness import fields
from harness.drop import become
from harness.frames import Channel, ClosedError, Message
from harness.handin import HandIn
from harness.learner import Stub
from harness.limits import (
    JOB_FRAME_BYTES,
    LEARNER_FRAME_BYTES,
    REPORT_FRAME_BYTES,
    SUITE_FRAME_BYTES,
)
from harness.place import Place
from harness.sweep import sweep

_FILE_BYTES = 16 << 20
_OPEN_FILES = 128
_PROCESSES = 256
_RESERVED_BYTES = 64 << 20
_SMALLEST_BYTES = 96 << 20


def main(place: Place, control: int, doors: int) -> None:
    """Serve the supervisor until it closes `control`; the learner's end of each border comes through `doors`."""
    channel = Channel(control, control, receive_limit=JOB_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)
    zygote = _Zygote(place, channel, socket.socket(fileno=doors))
    # A frozen heap stays shared with every process forked from it.
    gc.freeze()
    channel.send({"kind": "ready"})
    with contextlib.suppress(ClosedError):
        while True:
            zygote.obey(channel.receive())


class _Zygote:
    def __init__(self, place: Place, channel: Channel, doors: socket.socket) -> None:
        self._place = place
        self._channel = channel
        self._doors = doors
        self._hand_in = HandIn(())
        self._memory_bytes = 0

    def obey(self, order: Message) -> None:
        kind = fields.text(order, "kind")
        if kind == "load":
            self._hand_in = HandIn.from_records(fields.records(order, "files"))
            self._memory_bytes = fields.whole(order, "memory_bytes")
        elif kind == "sweep":
            self._fork(lambda: sweep(self._place))
        elif kind == "spawn":
            _, descriptors, _, _ = socket.recv_fds(self._doors, 1, 1)
            self._fork(lambda: self._live(descriptors[0]), descriptors[0])

    def _fork(self, life: Callable[[], int], given: int | None = None) -> None:
        """Fork a process that lives `life`, tell its id, wait for its end, tell its status."""
        try:
            pid = os.fork()
        except BlockingIOError:
            self._channel.send({"kind": "crowded"})
            return
        if pid == 0:
            self._end(life)
        if given is not None:
            os.close(given)
        self._channel.send({"kind": "forked", "pid": pid})
        _, status = os.waitpid(pid, 0)
        self._channel.send({"kind": "exited", "status": os.waitstatus_to_exitcode(status)})

    def _end(self, life: Callable[[], int]) -> NoReturn:
        status = 70
        with contextlib.suppress(Exception):
            self._channel.close()
            self._doors.close()
            status = life()
        os._exit(status)

    def _live(self, border: int) -> int:
        hide_environment()
        confine(self._memory_bytes)
        become(self._place.learner_uid)
        self._hand_in.write(self._place.work_folder)
        settle(self._place.work_folder, self._hand_in.top_names())
        channel = Channel(
            border,
            border,
            receive_limit=SUITE_FRAME_BYTES,
            send_limit=LEARNER_FRAME_BYTES,
        )
        return Stub(channel, self._place.work_folder).serve()


def hide_environment() -> None:
    """Empty the environment, which the learner's process has no use for."""
    os.environ.clear()


def confine(memory_bytes: int) -> None:
    """Lower the process's limits for good: its address space stays a little under the container's memory."""
    with contextlib.suppress(OSError):
        # First in line when the kernel must choose, before the tests and the supervisor.
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    space = max(memory_bytes - _RESERVED_BYTES, _SMALLEST_BYTES)
    for limit, value in (
        (resource.RLIMIT_AS, space),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, _FILE_BYTES),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        # A second belt: it counts over all containers of the host, so the pids limit must bite first.
        (resource.RLIMIT_NPROC, _PROCESSES),
    ):
        _, ceiling = resource.getrlimit(limit)
        allowed = value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)
        resource.setrlimit(limit, (allowed, allowed))


def settle(folder: Path, own_names: frozenset[str]) -> None:
    """Make `folder` the place where a fresh program starts, whose modules in `own_names` come before any other."""
    os.umask(0o077)
    os.chdir(folder)
    sys.argv = [""]
    sys.path[:] = [
        str(folder),
        *(path for path in sys.path if "lib" in Path(path).parts),
    ]
    sys.dont_write_bytecode = True
    for name in list(sys.modules):
        # The harness is nobody's business, and a learner's `random.py` must be found before the stdlib's.
        if name.partition(".")[0] in own_names | {"harness"}:
            del sys.modules[name]
