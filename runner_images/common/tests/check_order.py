"""The order of a run: each check in the manifest's order, what it needs first, and when to stop."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from runner_images.common.tests.calls import NotedCalls
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure, SuiteFault
from runner_images.common.wire.job import JobCheck, JobLimits
from runner_images.common.wire.reports import ReportedCheck, RunEnding

_MOST_SCREENSHOTS = 3
"""In a run: a learner mends the first check that fails, and then the next."""


class Execute(Protocol):
    """Runs the tests of one check; None is a pass."""

    def __call__(self, check: JobCheck, *, seconds: float) -> Failure | SuiteFault | None:
        """Return the verdict within `seconds`."""


class Observed(Protocol):
    """The way to the learner's process of a check, and what was seen of it."""

    gone: CheckEnding | None

    @property
    def output(self) -> str:
        """What was printed in the check."""

    @property
    def calls(self) -> NotedCalls | None:
        """What the check's last test asked of the learner's code; None where nobody sees it."""

    def look_closer(self) -> None:
        """See whether what ended the process had another cause."""


@dataclass(frozen=True)
class Listener:
    """Who hears of the checks as they go."""

    began: Callable[[JobCheck, float], None]
    """A check starts, and must be done within so many seconds."""
    reported: Callable[[ReportedCheck], None]


class CheckOrder:
    """The state of one run."""

    def __init__(
        self,
        border: Observed,
        limits: JobLimits,
        execute: Execute,
        listener: Listener,
        *,
        stop_at: float,
    ) -> None:
        """Run checks by `execute` until the monotonic clock reads `stop_at`."""
        self._border = border
        self._limits = limits
        self._execute = execute
        self._listener = listener
        self._stop_at = stop_at
        self._passed: set[str] = set()
        self._stopped = False
        self._screenshots = 0

    def run(self, checks: tuple[JobCheck, ...]) -> RunEnding:
        """Report every check once, unless the run cannot go on, and return how it ended."""
        for check in checks:
            obstacle = self._obstacle(check)
            if obstacle is not None:
                self._listener.reported(ReportedCheck(check.id, "not_run", message=obstacle))
            elif (ending := self._run_one(check)) is not None:
                return ending
        return RunEnding("finished")

    def _obstacle(self, check: JobCheck) -> CodedMessage | None:
        if self._stopped:
            return CodedMessage("ended_first")
        unmet = next((need for need in check.needs if need not in self._passed), None)
        return None if unmet is None else CodedMessage("needs", {"check": unmet})

    def _run_one(self, check: JobCheck) -> RunEnding | None:
        start = time.monotonic()
        # Something is left even at the run's end: a check that then fails for time says more than silence.
        seconds = max(min(self._limits.check_seconds, self._stop_at - start), 0.05)
        self._listener.began(check, seconds)
        verdict = self._execute(check, seconds=seconds)
        if isinstance(verdict, Failure) and verdict.ending is self._border.gone:
            self._border.look_closer()
            verdict = Failure(self._border.gone, verdict.expected, verdict.actual)
        if isinstance(verdict, SuiteFault):
            message = replace(verdict.message, params={**verdict.message.params, "check": check.id})
            return RunEnding("exercise", message=message)
        duration_ms = round((time.monotonic() - start) * 1000)
        told = ReportedCheck(check.id, "passed", None, None, self._border.output, duration_ms)
        if verdict is not None:
            seen = self._border.calls if verdict.ending.reason != "protocol" else None
            told = replace(told, outcome="failed", failure=verdict)
            told = told if seen is None else self._with_what_was_seen(told, seen)
        self._listener.reported(told)
        if verdict is None:
            self._passed.add(check.id)
            return None
        self._stopped = verdict.ending.ends_run
        if verdict.ending.reason == "protocol":
            return RunEnding("tampered", "protocol", verdict.ending.message)
        return None

    def _with_what_was_seen(self, told: ReportedCheck, seen: NotedCalls) -> ReportedCheck:
        calls, again = seen.told()
        screenshot = seen.screenshot if self._screenshots < _MOST_SCREENSHOTS else None
        self._screenshots += screenshot is not None
        return replace(told, calls=calls, again=again, screenshot=screenshot)
