"""One exercise as its page shows it: the statement, what is checked, and the reader's own tries."""

from dataclasses import dataclass

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Enrollment
from grader.domain.cohorts.progress import Progress
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Database, Transaction
from grader.engine.submissions.hand_ins import ListedHandIn, hand_ins

SHOWN = 20


@dataclass(frozen=True)
class ExercisePlace:
    """Where a learner does the exercise, and how far they are.

    Attributes:
        repository: None until it was made.
        hand_ins: Newest first, at most 20.
    """

    assignment: Assignment
    repository: Repository | None
    progress: Progress
    hand_ins: tuple[ListedHandIn, ...]


@dataclass(frozen=True)
class ExercisePage:
    """What the page shows; `place` is None for those who only read it."""

    exercise: Exercise
    place: ExercisePlace | None


def exercise_page(viewer: Person, slug: str, *, database: Database) -> ExercisePage:
    """Return an exercise for somebody it was given to, or for any trainer or lead.

    Raises:
        NotFound: There is no such exercise, or it was not given to this person.
    """
    with database.read() as tx:
        exercise = tx.catalog.current(slug)
        if exercise is None:
            raise NotFound("exercise", slug=slug)
        given = _given(viewer, slug, tx)
        if given is None and viewer.role not in STAFF_ROLES:
            raise NotFound("exercise", slug=slug)
        return ExercisePage(exercise, _place(*given, tx) if given else None)


def _given(viewer: Person, slug: str, tx: Transaction) -> tuple[Enrollment, Assignment] | None:
    """Return the newest place in a cohort where the viewer was given the exercise."""
    for enrollment in tx.cohorts.enrollments_of_person(viewer.id):
        assignment = tx.cohorts.assignment(enrollment.cohort, slug)
        if assignment is not None:
            return enrollment, assignment
    return None


def _place(enrollment: Enrollment, assignment: Assignment, tx: Transaction) -> ExercisePlace:
    submissions = tx.submissions.of_exercise(enrollment.id, assignment.exercise, limit=SHOWN)
    return ExercisePlace(
        assignment=assignment,
        repository=tx.repositories.of_enrollment(enrollment.id),
        progress=tx.board.get(enrollment.id, assignment.exercise),
        hand_ins=hand_ins(submissions, tx),
    )
