"""A person's day: what a learner does next, and how the cohorts of a trainer or lead stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from grader.domain.people import Assignment, Cohort, Enrollment, EnrollmentStatus, Person
from grader.domain.progress import Progress, count_by_status
from grader.domain.submission import Repository
from grader.domain.text import Text
from grader.domain.verdict import Status
from grader.engine.access import STAFF_ROLES
from grader.engine.hand_ins import HandIn, hand_ins
from grader.engine.ports import Database
from grader.engine.records import Transaction

LATEST = 5

Titles = Mapping[str, Text]


@dataclass(frozen=True)
class Task:
    """An exercise that a learner was given, and where they stand in it."""

    exercise: str
    title: Text
    due_at: datetime | None
    progress: Progress


@dataclass(frozen=True)
class Recent:
    """A hand-in with its exercise's title."""

    title: Text
    hand_in: HandIn


@dataclass(frozen=True)
class Learning:
    """A learner's place in one cohort.

    Attributes:
        repository: None until it was made.
        tasks: In the order they were given.
        next: The first task that is not passed, or None when all are, or none was given.
        latest: Newest first.
    """

    cohort: Cohort
    repository: Repository | None
    tasks: tuple[Task, ...]
    next: Task | None
    latest: tuple[Recent, ...]

    @property
    def passed(self) -> int:
        """Return how many of the tasks are passed."""
        return sum(task.progress.status is Status.PASSED for task in self.tasks)


@dataclass(frozen=True)
class Movement:
    """A learner's cell that moved lately."""

    person: Person
    title: Text
    progress: Progress


@dataclass(frozen=True)
class Leading:
    """A cohort as its trainers and leads see it from afar.

    Attributes:
        learners: How many are active.
        counts: Of the cells of active learners, by status; those never started are counted too.
        latest: Newest first.
    """

    cohort: Cohort
    learners: int
    exercises: int
    counts: Mapping[Status, int]
    latest: tuple[Movement, ...]


@dataclass(frozen=True)
class Day:
    """What a person's first page shows."""

    learning: tuple[Learning, ...]
    leading: tuple[Leading, ...]


def my_day(viewer: Person, *, database: Database) -> Day:
    """Return a person's day, read in one transaction."""
    with database.read() as tx:
        active = EnrollmentStatus.ACTIVE
        places = [place for place in tx.cohorts.enrollments_of_person(viewer.id) if place.status is active]
        led = tx.cohorts.of_person(viewer.id) if viewer.role in STAFF_ROLES else ()
        titles = {exercise.slug: exercise.title for exercise in tx.catalog.all_current()} if places or led else {}
        learning = tuple(_learning(place, titles, tx) for place in places)
        leading = tuple(_leading(cohort, titles, tx) for cohort in led if tx.cohorts.is_staff(cohort.slug, viewer.id))
        return Day(learning=learning, leading=leading)


def _learning(place: Enrollment, titles: Titles, tx: Transaction) -> Learning:
    cells = {cell.exercise: cell for cell in tx.board.of_enrollment(place.id)}
    tasks = tuple(_task(place, given, cells, titles) for given in tx.cohorts.assignments(place.cohort))
    recent = hand_ins(tx.submissions.latest(place.id, LATEST), tx)
    return Learning(
        cohort=tx.cohorts.get(place.cohort) or Cohort(place.cohort, place.cohort),
        repository=tx.repositories.of_enrollment(place.id),
        tasks=tasks,
        next=next((task for task in tasks if task.progress.status is not Status.PASSED), None),
        latest=tuple(Recent(_title(titles, item.submission.exercise), item) for item in recent),
    )


def _task(place: Enrollment, given: Assignment, cells: Mapping[str, Progress], titles: Titles) -> Task:
    return Task(
        exercise=given.exercise,
        title=_title(titles, given.exercise),
        due_at=given.due_at,
        progress=cells.get(given.exercise) or Progress(place.id, given.exercise),
    )


def _leading(cohort: Cohort, titles: Titles, tx: Transaction) -> Leading:
    assigned = {given.exercise for given in tx.cohorts.assignments(cohort.slug)}
    places = tx.cohorts.enrollments(cohort.slug)
    active = {place.id: place.person for place in places if place.status is EnrollmentStatus.ACTIVE}
    stored = tx.board.of_cohort(cohort.slug)
    cells = [cell for cell in stored if cell.enrollment_id in active and cell.exercise in assigned]
    counts = count_by_status(cells)
    counts[Status.NONE] = counts.get(Status.NONE, 0) + len(active) * len(assigned) - len(cells)
    moved = sorted((cell for cell in cells if cell.last_at), key=lambda cell: str(cell.last_at), reverse=True)
    return Leading(
        cohort=cohort,
        learners=len(active),
        exercises=len(assigned),
        counts={status: counts[status] for status in Status if counts.get(status)},
        latest=tuple(
            Movement(active[cell.enrollment_id], _title(titles, cell.exercise), cell) for cell in moved[:LATEST]
        ),
    )


def _title(titles: Titles, slug: str) -> Text:
    return titles.get(slug) or Text(fr=slug, en=slug)
