"""Programs that the tests have started beside the learner's process: the learner's too, and swept with it."""

import contextlib
import errno
import os
import signal
import socket
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from runner_images.common.processes.child_setup import confine
from runner_images.common.wire.conditions import conditions

_CONNECT_SECONDS = 0.5
_NOT_FOUND = 127
_HERE = "127.0.0.1"

SURROUNDINGS = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",  # noqa: S108 - theirs alone, and emptied after them
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUNBUFFERED": "1",
    "PYTHONFAULTHANDLER": "1",  # at SIGABRT it tells its steps
    "MALLOC_ARENA_MAX": "1",
}
"""The environment of every program, which that of a test may change."""


@dataclass(frozen=True)
class Started:
    """A program that runs, and the tests' ends of its standard streams: input, output, errors."""

    number: int
    ends: tuple[int, int, int]


@dataclass
class Programs:
    """The programs of one learner process's life, by a number of their own."""

    numbers: dict[int, int] = field(default_factory=dict)
    """Of those that live, by process id."""
    statuses: dict[int, int | None] = field(default_factory=dict)
    """The exit status of each, negative for a signal; None while it lives."""
    ended: dict[int, int | None] = field(default_factory=dict)
    """The same of the life before: who asks for one may not know yet that it is over."""

    def start(
        self,
        words: Sequence[str],
        environment: Mapping[str, str],
        *,
        folder: Path,
        addresses: int | None,
        uid: int | None,
        large: bool = False,
    ) -> Started:
        """Have `words` run in `folder` as user `uid`, bounded as `confine` says.

        Raises:
            BlockingIOError: the container has as many processes as it may.
        """
        theirs, ours = _pipes()
        try:
            pid = os.fork()
        except BlockingIOError:
            close((*theirs, *ours))
            raise
        if pid == 0:
            with contextlib.suppress(BaseException):
                confine(*theirs, addresses=addresses, uid=uid, large=large)
                _become(words, {**SURROUNDINGS, **conditions(), **environment}, theirs, folder)
            os._exit(_NOT_FOUND)
        close(theirs)
        number = len(self.statuses) + 1
        self.numbers[pid], self.statuses[number] = number, None
        return Started(number, ours)

    def bury(self, pid: int, status: int) -> None:
        """Note the end of a process, if it is one of these."""
        if pid in self.numbers:
            self.statuses[self.numbers.pop(pid)] = status

    def pid_of(self, number: int) -> int | None:
        """Return the process id of the program `number` while it lives."""
        return next((pid for pid, program in self.numbers.items() if program == number), None)

    def signal(self, number: int, signal_number: int) -> None:
        """Send a signal to the program `number`, if it lives."""
        pid = self.pid_of(number)
        if pid is not None:
            with contextlib.suppress(ProcessLookupError, ValueError, OSError):
                os.kill(pid, signal_number)

    def forget(self) -> None:
        """Begin another life."""
        self.numbers.clear()
        self.ended, self.statuses = self.statuses, {}


def close(ends: Iterable[int]) -> None:
    """Close descriptors."""
    for end in ends:
        os.close(end)


def connect(port: int) -> socket.socket | None:
    """Return a connection to `port` of this container; None while nobody listens there."""
    end = socket.socket()
    end.settimeout(_CONNECT_SECONDS)
    try:
        end.connect((_HERE, port))
    except (OSError, OverflowError):
        end.close()
        return None
    end.settimeout(None)
    return end


def _pipes() -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return the program's ends of its standard streams, and the tests'."""
    standard_input, typed = os.pipe()
    (output, printed), (errors, complained) = os.pipe(), os.pipe()
    return (standard_input, printed, complained), (typed, output, errors)


def _become(
    words: Sequence[str],
    environment: Mapping[str, str],
    ends: tuple[int, int, int],
    folder: Path,
) -> None:
    """Be the program `words`, and never return."""
    os.setsid()  # a signal that it sends to its group is for nobody else
    for signal_number in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(signal_number, signal.SIG_DFL)  # Python ignores these, and a program inherits it
    for standard, end in enumerate(ends):
        os.dup2(end, standard)
    os.chdir(folder)
    try:
        os.execvpe(words[0], list(words), dict(environment))  # noqa: S606 - what the tests ask for
    except OSError as error:
        os.write(2, f"{words[0]}: {errno.errorcode.get(error.errno or 0, 'error')}\n".encode(errors="replace"))
        raise
