"""Notes what runs and reviews speak for, in the transaction that makes them known."""

from collections.abc import Iterable
from datetime import datetime

from grader.domain.competencies.evidence import CompetencyEvidence, EvidenceKind, gained
from grader.domain.competencies.framework import UNKNOWN_VERSION, parted
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.run import Run
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Transaction


def note_evidence(tx: Transaction, ended: Iterable[tuple[Submission, Run]]) -> None:
    """Store what runs that ended speak for, but a regrade's, which nobody has applied yet."""
    known = ((one, run, tx.catalog.version(run.suite_digest)) for one, run in ended if run.regrade_id is None)
    found = [(one, run, exercise) for one, run, exercise in known if exercise and exercise.all_competencies]
    if not found:
        return
    versions = tx.competencies.versions()
    for submission, run, exercise in found:
        tx.competencies.add_evidence(*gained(submission, run, exercise, versions))


def note_project(tx: Transaction, enrollment_id: str, slug: str, competencies: Iterable[str], at: datetime) -> None:
    """Store that a learner's project, which people found reached, speaks for these competencies.

    Args:
        at: When they handed it in.
    """
    named = [parted(name) for name in competencies]
    versions = tx.competencies.versions() if named else {}
    tx.competencies.add_evidence(
        *(
            CompetencyEvidence(
                enrollment_id=enrollment_id,
                framework=framework,
                version=versions.get(framework, UNKNOWN_VERSION),
                competency=code,
                kind=EvidenceKind.PROJECT,
                source=slug,
                at=at,
            )
            for framework, code in named
        )
    )


def note_declared(tx: Transaction, exercise: Exercise, before: Exercise | None) -> None:
    """Let passes that are there speak for what their version declares since it was mended.

    Of single checks that is known from the next hand-in on.
    """
    if before is None or before.suite_digest != exercise.suite_digest:
        return
    new = [parted(name) for name in exercise.competencies if name not in before.competencies]
    versions = tx.competencies.versions() if new else {}
    declared = [(framework, versions.get(framework, UNKNOWN_VERSION), code) for framework, code in new]
    tx.competencies.add_of_passes(exercise.slug, exercise.suite_digest, declared)
