"""A learner's process from its fork on; of a language that can wait, it is begun before it is anybody's."""

import contextlib
import os
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from runner_images.common.processes.child_setup import confine
from runner_images.common.processes.cpu_affinity import keep_on
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.privileges import acting_for
from runner_images.common.processes.whereabouts import Whereabouts
from runner_images.common.wire.load import Load

Life = Callable[[int, int, int], int]
"""What a process is from its fork on, given its ends of the border, of where it tells its steps, and of the rein. It
returns the status to exit with."""

_FAILED = 70
_PRIVATE = 0o077


@dataclass(frozen=True)
class Begun:
    """A process, and our ends of what leads to it."""

    pid: int
    uid: int | None
    border: socket.socket
    """The tests' end of the border."""
    whereabouts: Whereabouts
    rein: int
    """As long as this descriptor is open, a process that waits does so."""

    def let_live(self, load: Load, folder: Path) -> None:
        """Lay out their files in `folder`, as their user, and let the process that waits for that go on."""
        try:
            with acting_for(self.uid), _private():
                folder.mkdir()
                load.hand_in.write(folder)
                keep_on(load.core, self.pid)
        except OSError:  # they have no room: one that finds less than was handed in is not to run
            os.kill(self.pid, signal.SIGKILL)
        self.let_go()

    def let_go(self) -> "Begun":
        """Close the rein, as the process goes on or never waited, and return it."""
        os.close(self.rein)
        return self

    def forget(self) -> None:
        """Close these ends: of one that waits and is not wanted, or in the process itself."""
        self.border.close()
        self.whereabouts.close()
        self.let_go()


def begin(life: Life, *, uid: int | None) -> Begun:
    """Fork a process that leads `life`.

    Raises:
        BlockingIOError: the container has as many processes as it may.
    """
    border, theirs = socket.socketpair()
    whereabouts, (awaited, rein) = Whereabouts(), os.pipe()
    begun = Begun(0, uid, border, whereabouts, rein)
    try:
        pid = os.fork()
        if pid == 0:
            status = _FAILED
            with contextlib.suppress(Exception):
                begun.forget()
                status = life(theirs.fileno(), whereabouts.told, awaited)
            os._exit(status)
    except BlockingIOError:
        begun.forget()
        raise
    finally:
        theirs.close()
        whereabouts.let_go()
        os.close(awaited)
    return replace(begun, pid=pid)


def waiting(language: LearnerLanguage, folder: Path, own: int, *, uid: int | None, memory_bytes: int) -> Life:
    """Return the life of one that waits at the rein, its standard input, until its files are in `folder`.

    It closes the descriptor `own` once it is user `uid`.
    """

    def life(border: int, told: int, rein: int) -> int:
        confine(border, told, rein, own, addresses=language.addresses(memory_bytes), uid=uid)
        os.close(own)
        os.dup2(rein, 0)
        os.close(rein)
        return _FAILED if language.wait is None else language.wait(border, memory_bytes, folder, told)

    return life


def living(language: LearnerLanguage, folder: Path, load: Load, *, uid: int | None, addresses: int | None) -> Life:
    """Return the life of one that lays out its files in `folder` itself, and waits for nothing."""

    def life(border: int, told: int, _rein: int) -> int:
        confine(border, told, addresses=addresses, uid=uid)
        return _FAILED if language.live is None else language.live(border, load, folder, told)

    return life


@contextlib.contextmanager
def _private() -> Iterator[None]:
    before = os.umask(_PRIVATE)
    try:
        yield
    finally:
        os.umask(before)
