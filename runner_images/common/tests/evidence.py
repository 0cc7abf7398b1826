"""What was seen of the learner's process in a check, as verdicts need it."""

from collections import deque
from contextlib import AbstractContextManager
from typing import Protocol

from runner_images.common.tests.calls import NotedCalls
from runner_images.common.tests.learner_errors import MissingName
from runner_images.common.tests.suite_source import FailedLine
from runner_images.common.wire.endings import CheckEnding


class Evidence(Protocol):
    """The way to the learner's process, as verdicts need it: what was seen there in the check."""

    gone: CheckEnding | None
    touched: bool
    missing: MissingName | None
    lent: str | None
    recent: deque[object]
    held: list[object]

    @property
    def calls(self) -> NotedCalls | None:
        """What the test asked of the learner's code; None where nobody sees it."""

    def given_up(self) -> CheckEnding | None:
        """Return why a call has no answer that the tests no longer wait for."""

    def line_of(self, error: BaseException) -> FailedLine:
        """Return the line of the suite that `error` came through last."""

    def showing(self) -> AbstractContextManager[None]:
        """Let the learner's objects say how they look."""
