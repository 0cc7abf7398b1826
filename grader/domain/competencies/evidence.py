"""What a learner did that speaks for a competency; it validates nothing by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.domain.competencies.framework import UNKNOWN_VERSION, parted
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.run import Run
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Outcome, Verdict

COUNTED = frozenset({Verdict.PASSED, Verdict.FAILED, Verdict.TIMED_OUT})
"""Verdicts on the work: a check that passed in such a run is what the learner's code can do."""


class EvidenceKind(StrEnum):
    """What speaks; a kind says what its `source` is the name of."""

    EXERCISE = "exercise"
    """All of an exercise, by its slug."""

    CHECK = "check"
    """A check of an exercise, by `<slug>/<check>`."""

    PROJECT = "project"
    """Work that people reviewed, by its slug in the learner's cohort."""


@dataclass(frozen=True)
class CompetencyEvidence:
    """One thing that speaks for a competency of a learner: the first time that it did, kept as it was then.

    Attributes:
        framework: The slug, as it was declared; empty where none was named.
        version: Of the framework, as it was then; 0 where nobody had brought it in.
        competency: The code.
        source: What of its kind it is.
        at: When they did it.
        submission_id: The hand-in; empty where there is none.
        run_id: The run that told; empty where there is none.
    """

    enrollment_id: str
    framework: str
    version: int
    competency: str
    kind: EvidenceKind
    source: str
    at: datetime
    submission_id: str = ""
    run_id: str = ""

    @property
    def exercise(self) -> str:
        """Return the exercise that it comes from; empty where it is none's."""
        return "" if self.kind is EvidenceKind.PROJECT else self.source.partition("/")[0]

    @property
    def check(self) -> str:
        """Return the check that it comes from; empty where it is none's."""
        return self.source.partition("/")[2] if self.kind is EvidenceKind.CHECK else ""


def gained(
    submission: Submission, run: Run, exercise: Exercise, versions: Mapping[str, int]
) -> tuple[CompetencyEvidence, ...]:
    """Return what a run that ended speaks for: a pass for what the exercise declares, each passed check for its own.

    Args:
        exercise: The version that was run.
        versions: The newest version of each framework, by slug.
    """
    result = run.result
    if result is None or result.verdict not in COUNTED:
        return ()
    passed = {check.id for check in result.checks if check.outcome is Outcome.PASSED}
    found = _declared(exercise, passed, whole=result.verdict is Verdict.PASSED)
    return tuple(
        CompetencyEvidence(
            enrollment_id=submission.enrollment_id,
            framework=framework,
            version=versions.get(framework, UNKNOWN_VERSION),
            competency=code,
            kind=kind,
            source=source,
            at=submission.received_at,
            submission_id=submission.id,
            run_id=run.id,
        )
        for kind, source, (framework, code) in dict.fromkeys(found)
    )


def _declared(
    exercise: Exercise, passed: set[str], *, whole: bool
) -> Iterator[tuple[EvidenceKind, str, tuple[str, str]]]:
    if whole:
        for declared in exercise.competencies:
            yield EvidenceKind.EXERCISE, exercise.slug, parted(declared)
    for check in exercise.checks:
        if check.id in passed:
            for declared in check.competencies:
                yield EvidenceKind.CHECK, f"{exercise.slug}/{check.id}", parted(declared)
