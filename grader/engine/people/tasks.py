"""What a learner was given, in order, and where they stand in it; what comes after an exercise, and what is simpler."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from grader.domain.assignments import OwnAssignment
from grader.domain.cohorts.progress import Progress
from grader.domain.exercises.exercise import Exercise
from grader.domain.submissions.submission import Repository
from grader.domain.text import Text
from grader.domain.verdicts import Status
from grader.engine.ports.database import Database, Transaction


@dataclass(frozen=True)
class Task:
    """An exercise that a learner was given, and where they stand in it.

    Attributes:
        due_at: Until when they are to do it, by their own date where they have one.
        extended: That is later than for the cohort.
        competencies: As the exercise declares them.
        suite_digest: Of its current version; empty where it cannot be handed in.
        withdrawn: It cannot be handed in any more.
    """

    exercise: str
    title: Text
    due_at: datetime | None
    progress: Progress
    starts_at: datetime | None = None
    extended: bool = False
    competencies: tuple[str, ...] = ()
    suite_digest: str = ""
    withdrawn: bool = False

    @property
    def passed(self) -> bool:
        """Tell whether nothing is left to do."""
        return self.progress.status is Status.PASSED

    def is_coming(self, at: datetime) -> bool:
        """Tell whether it has not begun yet, and nothing was handed in."""
        return self.starts_at is not None and at < self.starts_at and not self.progress.submissions

    def is_over(self, at: datetime) -> bool:
        """Tell whether its date is past, and it is not."""
        return self.due_at is not None and self.due_at <= at and not self.passed


def tasks_of(enrollment_id: str, tx: Transaction) -> tuple[Task, ...]:
    """Return what a learner was given, in the cohort's order; what was withdrawn is a task of those who passed it."""
    return still_asked(all_tasks_of(enrollment_id, tx))


def still_asked(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """Return these tasks without those that were withdrawn before they were passed."""
    return tuple(task for task in tasks if task.passed or not task.withdrawn)


def all_tasks_of(enrollment_id: str, tx: Transaction) -> tuple[Task, ...]:
    """Return all that a learner was ever given, in the cohort's order."""
    given = tx.plans.given_to(enrollment_id)
    cells = {cell.exercise: cell for cell in tx.board.of_enrollment(enrollment_id)}
    exercises = tx.catalog.current_among([one.exercise for one in given])
    return tuple(_task(enrollment_id, one, exercises.get(one.exercise), cells) for one in given)


def next_task(tasks: Sequence[Task]) -> Task | None:
    """Return the first task that is not passed: of those behind the newest pass, else of all; None when all are.

    Day, hand-in and the terminal of a push ask here, so that they never send a learner to different places.
    """
    passes = [(task.progress.passed_at, place) for place, task in enumerate(tasks) if task.progress.passed_at]
    behind = max(passes)[1] + 1 if passes else 0
    return next((task for task in (*tasks[behind:], *tasks[:behind]) if not task.passed), None)


def next_of(repository: Repository, *, database: Database) -> Task | None:
    """Return what the learner of a repository goes on with; None when all is passed."""
    with database.read() as tx:
        return next_task(tasks_of(repository.enrollment_id, tx))


def simpler_task(tasks: Sequence[Task], than: str) -> Task | None:
    """Return an exercise that the learner passed and that came before this one: the nearest that trains the same."""
    place = next((place for place, task in enumerate(tasks) if task.exercise == than), 0)
    passed = [task for task in tasks[:place] if task.passed]
    wanted = frozenset(tasks[place].competencies) if tasks else frozenset()
    alike = [task for task in passed if wanted & frozenset(task.competencies)]
    return next(reversed(alike or passed), None)


def _task(enrollment_id: str, given: OwnAssignment, exercise: Exercise | None, cells: Mapping[str, Progress]) -> Task:
    return Task(
        exercise=given.exercise,
        title=exercise.title if exercise else Text(fr=given.exercise, en=given.exercise),
        due_at=given.due_at,
        starts_at=given.starts_at,
        extended=given.is_extended,
        progress=cells.get(given.exercise) or Progress(enrollment_id, given.exercise),
        competencies=exercise.all_competencies if exercise else (),
        suite_digest=exercise.suite_digest if exercise and not given.withdrawn else "",
        withdrawn=given.withdrawn,
    )
