"""A sandbox of the demo that runs the same files of the same exercise once, whoever hands them in.

Nothing that serves learners does so: a verdict never comes from another learner's run (ARCHITECTURE.md). What is
handed in for the demo's people is ours, though, and the publication gate has just run most of it.
"""

from collections.abc import Mapping, Sequence

from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.history import History
from grader.domain.grading.report import Report
from grader.engine.ports.grading import OnCheck, Sandbox

Key = tuple[str, str, frozenset[SourceFile]]


class SharedRuns:
    """`grader.engine.ports.grading.Sandbox` over another one, whose reports it keeps."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._reports: dict[Key, Report] = {}

    def run(
        self,
        exercise: Exercise,
        files: Sequence[SourceFile],
        *,
        owner: str,
        on_check: OnCheck,
        history: History | None = None,
    ) -> Report:
        """Return the report of the same files' run, or that of a real one now; the commits may tell more than files."""
        if history is not None:
            return self._sandbox.run(exercise, files, owner=owner, on_check=on_check, history=history)
        key = (exercise.suite_digest, exercise.isolation, frozenset(files))
        known = self._reports.get(key)
        if known is None:
            known = self._reports[key] = self._sandbox.run(exercise, files, owner=OWNER, on_check=on_check)
        return known

    def stop(self) -> None:
        """End what runs now."""
        self._sandbox.stop()

    def images(self) -> Mapping[str, str]:
        """Return the digest of every runner's image."""
        return self._sandbox.images()

    def image_digest(self, runner: str) -> str:
        """Return the digest of a runner's image."""
        return self._sandbox.image_digest(runner)

    def sweep_stale(self) -> int:
        """Remove what a process that died left behind."""
        return self._sandbox.sweep_stale()

    def close(self) -> None:
        """Wait until what ended runs used is gone."""
        self._sandbox.close()


OWNER = "demo"
"""All of these files come from us, so one sandbox may serve their runs one after the other."""
