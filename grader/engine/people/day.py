"""A person's day: what a learner does next, and how the cohorts of a trainer or lead stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.cohorts.progress import Progress
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.domain.text import Text
from grader.domain.verdicts import Status
from grader.engine.cohorts.board import with_not_started
from grader.engine.people.access import STAFF_ROLES
from grader.engine.people.tasks import Task, next_task, tasks_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.submissions.hand_ins import ListedHandIn, hand_ins

LATEST = 5

Titles = Mapping[str, Text]


@dataclass(frozen=True)
class RecentHandIn:
    """A hand-in with its exercise's title."""

    title: Text
    hand_in: ListedHandIn


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
    latest: tuple[RecentHandIn, ...]

    @property
    def passed(self) -> int:
        """Return how many of the tasks are passed."""
        return sum(task.passed for task in self.tasks)


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
        learning = tuple(_learning(place, tx) for place in places)
        leading = tuple(_leading(cohort, tx) for cohort in led if tx.cohorts.is_staff(cohort.slug, viewer.id))
        return Day(learning=learning, leading=leading)


def _learning(place: Enrollment, tx: Transaction) -> Learning:
    tasks = tasks_of(place.id, place.cohort, tx)
    recent = hand_ins(tx.submissions.latest(place.id, LATEST), tx)
    titles = _titles([item.submission.exercise for item in recent], tx)
    return Learning(
        cohort=tx.cohorts.get(place.cohort) or Cohort(place.cohort, place.cohort, stored=True),
        repository=tx.repositories.of_enrollment(place.id),
        tasks=tasks,
        next=next_task(tasks),
        latest=tuple(RecentHandIn(_title(titles, item.submission.exercise), item) for item in recent),
    )


def _leading(cohort: Cohort, tx: Transaction) -> Leading:
    learners, exercises = tx.cohorts.count_active(cohort.slug), len(tx.cohorts.assignments(cohort.slug))
    latest = tx.board.latest(cohort.slug, LATEST)
    titles = _titles([progress.exercise for _, progress in latest], tx)
    return Leading(
        cohort=cohort,
        learners=learners,
        exercises=exercises,
        counts=with_not_started(tx.board.counts_of_all(cohort.slug), learners * exercises),
        latest=tuple(Movement(person, _title(titles, cell.exercise), cell) for person, cell in latest),
    )


def _titles(slugs: Sequence[str], tx: Transaction) -> Titles:
    return {slug: exercise.title for slug, exercise in tx.catalog.current_among(slugs).items()}


def _title(titles: Titles, slug: str) -> Text:
    return titles.get(slug) or Text(fr=slug, en=slug)
