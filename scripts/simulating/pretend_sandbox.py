"""A sandbox that runs nothing: it takes as long as a real one may, and reports that every check passed.

For `scripts/simulate.py` and `scripts/load.py` alone, which grade nobody's work: no setting of an installation
leads here.
"""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from math import log
from random import Random

from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.history import History
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.verdicts import Outcome
from grader.engine.ports.grading import OnCheck

DIGEST = "0" * 64


class PretendSandbox:
    """`grader.engine.ports.grading.Sandbox` without containers, whose times are spread like those of real programs.

    Args:
        median: Half of all runs take longer; zero makes every run instant.
        spread: The standard deviation of the time's logarithm: 0 makes all alike, 0.5 lets one in twenty take 2.3 times
            as long as the median.
    """

    def __init__(
        self, median: timedelta, spread: float, *, random: Random, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._median = median
        self._spread = spread
        self._random = random
        self._sleep = sleep

    def run(
        self,
        exercise: Exercise,
        files: Sequence[SourceFile],  # noqa: ARG002 - the port's signature
        *,
        owner: str,  # noqa: ARG002 - the port's signature
        on_check: OnCheck,
        history: History | None = None,  # noqa: ARG002 - the port's signature
    ) -> Report:
        """Sleep for the time of a run, and report each check as passed."""
        lasted = self._draw()
        checks = tuple(CheckReport(check.id, Outcome.PASSED) for check in exercise.checks)
        for check in checks:
            self._sleep(lasted.total_seconds() / len(checks))
            on_check(check)
        return Report(checks, Ending.FINISHED, sandbox=lasted, tests=lasted)

    def stop(self) -> None:
        """Stop nothing: a pretended run ends by itself, and its result is dropped."""

    def images(self) -> dict[str, str]:
        """Return no image: there is none."""
        return {}

    def image_digest(self, runner: str) -> str:  # noqa: ARG002 - the port's signature
        """Return a digest that no image has."""
        return DIGEST

    def sweep_stale(self) -> int:
        """Remove nothing: nothing is ever left."""
        return 0

    def close(self) -> None:
        """Wait for nothing."""

    def _draw(self) -> timedelta:
        seconds = self._median.total_seconds()
        return timedelta(seconds=self._random.lognormvariate(log(seconds), self._spread)) if seconds else timedelta(0)
