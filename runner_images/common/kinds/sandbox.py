"""The learner's sandbox, as the fixtures of the kinds use it."""

from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from runner_images.common.tests.calls import NotedCalls
from runner_images.common.tests.console import Console
from runner_images.common.tests.door import Door, RunningProgram
from runner_images.common.wire.endings import CheckEnding, LearnerGoneError
from runner_images.common.wire.frames import Frame


class LearnerProcess(Protocol):
    """The learner's process of the running check."""

    deadline: float
    calls: NotedCalls
    recent: deque[object]

    def request(self, message: Frame) -> Frame:
        """Return the reply to `message`."""

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

    def start(self, words: Sequence[str], environment: Mapping[str, str], *, file: str | None = None) -> RunningProgram:
        """Have a program run in the learner's folder: `file` of theirs with the arguments `words`, or `words`.

        Raises:
            NoCommandError: nothing in the image runs such a file.
        """
        # Their folder is laid out as soon as their process answers.
        self.learner.request({"kind": "fetch", "path": "."})
        return self.door.start(words, environment, file=file)
