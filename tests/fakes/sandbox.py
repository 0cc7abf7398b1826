"""A sandbox without Docker: it runs nothing, and reports what the test has said of each hand-in."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from grader.domain.errors import SandboxUnavailable
from grader.domain.exercises.exercise import Exercise, Limits, SourceFile
from grader.domain.exercises.history import History
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.verdicts import Outcome
from grader.engine.ports.grading import OnCheck

DIGEST = "f" * 64


class FakeSandbox:
    """Answers by the bytes of the first file; a hand-in that was not foretold passes every check.

    Attributes:
        runs: What was run: (exercise slug, files, owner), oldest first.
        histories: The commits that came with each of them.
        limits: Those of each of them.
        down: While true, no sandbox can be had.
        stops: How often it was told to end what it runs.
    """

    def __init__(self, foretold: Mapping[bytes, Report | Exception] | None = None) -> None:
        """Foretell reports, or exceptions to raise, by content."""
        self._foretold = dict(foretold or {})
        self.runs: list[tuple[str, tuple[SourceFile, ...], str]] = []
        self.histories: list[History | None] = []
        self.limits: list[Limits] = []
        self.down = False
        self.stops = 0

    def foretell(self, content: bytes, answer: Report | Exception) -> None:
        """Say what a hand-in of that content will come to."""
        self._foretold[content] = answer

    def forget_what_was_foretold(self) -> None:
        """Let every hand-in pass from now on."""
        self._foretold = {}

    def run(
        self,
        exercise: Exercise,
        files: Sequence[SourceFile],
        *,
        owner: str,
        on_check: OnCheck,
        history: History | None = None,
    ) -> Report:
        """Report each check that was foretold, then the whole."""
        self.image_digest(exercise.runner)
        self.runs.append((exercise.slug, tuple(files), owner))
        self.histories.append(history)
        self.limits.append(exercise.limits)
        answer = self._foretold.get(files[0].content if files else b"", passing(exercise))
        if isinstance(answer, Exception):
            raise answer
        for check in answer.checks:
            on_check(check)
        return answer

    def stop(self) -> None:
        """Note that the run under way was to end."""
        self.stops += 1

    def images(self) -> dict[str, str]:
        """Return the one image there is."""
        return {"python": self.image_digest("python")}

    def image_digest(self, runner: str) -> str:
        """Return a digest for the one runner there is."""
        if self.down or runner != "python":
            msg = f"there is no image for the runner {runner!r}"
            raise SandboxUnavailable(msg)
        return DIGEST


def passing(exercise: Exercise) -> Report:
    """Return the report of a solution."""
    checks = tuple(
        CheckReport(check.id, Outcome.PASSED, duration=timedelta(milliseconds=1)) for check in exercise.checks
    )
    return Report(checks, Ending.FINISHED, sandbox=timedelta(milliseconds=5), tests=timedelta(milliseconds=3))
