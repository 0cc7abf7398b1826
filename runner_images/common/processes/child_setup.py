"""A learner process, from its fork to its stub: bounded, another user, at home in a folder of its own."""

import contextlib
import os
import resource
import signal
import sys
from pathlib import Path

from runner_images.common.processes.cpu_affinity import stay_on
from runner_images.common.processes.privileges import become
from runner_images.common.wire.frames import Channel
from runner_images.common.wire.limits import LEARNER_FRAME_BYTES, SUITE_FRAME_BYTES
from runner_images.common.wire.load import Load
from runner_images.python.learner.stub import Stub

_FILE_BYTES = 16 << 20
_OPEN_FILES = 128
_RESERVED_BYTES = 64 << 20
_SMALLEST_BYTES = 96 << 20


def live(border: int, load: Load, folder: Path, *, uid: int | None) -> int:
    """Be a learner process at the border's end `border`, and return the status to exit with.

    Call it in a fresh fork; of the descriptors but `border` and the first three it leaves none open.
    """
    keep_only(border)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    confine(load.memory_bytes)
    become(uid)
    os.umask(0o077)
    folder.mkdir()
    load.hand_in.write(folder)
    settle(folder, load.hand_in.top_names())
    channel = Channel(border, border, receive_limit=SUITE_FRAME_BYTES, send_limit=LEARNER_FRAME_BYTES)
    stay_on(load.core)  # only now: until here the tests did not wait for it
    return Stub(channel, folder).serve()


def keep_only(*kept: int) -> None:
    """Close every descriptor but the first three and `kept`."""
    ceiling, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    start = 3
    for descriptor in sorted(kept):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, ceiling)


def confine(memory_bytes: int) -> None:
    """Lower the process's limits for good: its address space stays a little under the container's memory.

    No limit of processes: the kernel counts those of a user over all containers of the host.
    """
    first_to_go()
    space = max(memory_bytes - _RESERVED_BYTES, _SMALLEST_BYTES)
    for limit, value in (
        (resource.RLIMIT_AS, space),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, _FILE_BYTES),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        _, ceiling = resource.getrlimit(limit)
        allowed = value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)
        resource.setrlimit(limit, (allowed, allowed))


def first_to_go() -> None:
    """Have the kernel end this process before the container's first one when memory runs out."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_bytes(b"1000")


def settle(folder: Path, own_names: frozenset[str]) -> None:
    """Make `folder` the place where a fresh program starts, whose modules in `own_names` come before any other."""
    os.chdir(folder)
    sys.argv = [""]
    sys.path[:] = [
        str(folder),
        *(path for path in sys.path if "lib" in Path(path).parts),
    ]
    sys.dont_write_bytecode = True
    # The harness is nobody's business, and a learner's `random.py` must be found before the stdlib's.
    hidden = own_names | {"harness"}
    for name in [name for name in sys.modules if name.partition(".")[0] in hidden]:
        del sys.modules[name]
