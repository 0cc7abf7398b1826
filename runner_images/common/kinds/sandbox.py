"""The learner's sandbox, as the fixtures of the kinds use it."""

import contextlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from runner_images.common.tests.autograder import FOLDERS
from runner_images.common.tests.calls import NotedCalls
from runner_images.common.tests.console import Console
from runner_images.common.tests.door import Door, RunningProgram
from runner_images.common.wire.endings import CheckEnding, LearnerGoneError
from runner_images.common.wire.frames import Frame
from runner_images.common.wire.storable_text import tidy

_LINE_BYTES = 500


class LearnerProcess(Protocol):
    """The learner's process of the running check."""

    deadline: float
    touched: bool
    calls: NotedCalls
    recent: deque[object]

    def request(self, message: Frame) -> Frame:
        """Return the reply to `message`."""

    def operate(self, operator: str, *arguments: object) -> object:
        """Return the value that their process answers to an operation, of plain data."""

    def suspicion(self) -> AbstractContextManager[None]:
        """Turn what goes wrong with a stream of theirs into the ending of the check."""

    def end(self, ending: CheckEnding) -> LearnerGoneError:
        """Record why nothing more is to be had of their code, and return the exception that says so."""


@dataclass(frozen=True)
class KindSandbox:
    """Who may be asked, and what was printed."""

    door: Door
    console: Console
    learner: LearnerProcess
    hand_in: tuple[str, ...] = ()
    """The paths of the files that were handed in."""
    history: tuple[Frame, ...] = ()
    """The learner's commits in the exercise's folder, oldest first."""

    @contextlib.contextmanager
    def listening(self, follow: Callable[[], None]) -> Iterator[None]:
        """Turn what goes wrong with a program's streams into the ending of the check, and `follow` what comes of it."""
        try:
            with self.learner.suspicion():
                yield
        finally:
            follow()

    def line_of(self, file: str, line: int) -> str:
        """Return a line of a file of theirs as it is now; an empty text where there is none."""
        lines = (FOLDERS[-1].fetch(file) or b"").split(b"\n")[line - 1 : line]
        return tidy(lines[0][:_LINE_BYTES].decode(errors="replace").strip()) if lines and line > 0 else ""

    def start(self, words: Sequence[str], environment: Mapping[str, str], *, file: str | None = None) -> RunningProgram:
        """Have a program run in the learner's folder: `file` of theirs with the arguments `words`, or `words`.

        Raises:
            NoCommandError: nothing in the image runs such a file.
        """
        self.settle()
        try:
            return self.door.start(words, environment, file=file)
        except LearnerGoneError as gone:
            raise self.learner.end(gone.ending) from None

    def settle(self) -> None:
        """Return once their folder is laid out, which it is as soon as their process answers."""
        self.learner.request({"kind": "fetch", "path": "."})
