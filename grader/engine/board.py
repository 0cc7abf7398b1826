"""The board of a cohort: learners by exercises for its staff, one's own row and the others as numbers for a learner."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from grader.domain.errors import NotFound
from grader.domain.people import Cohort, Enrollment, EnrollmentStatus, Person
from grader.domain.progress import Progress, count_by_status
from grader.domain.text import Text
from grader.domain.verdict import Status
from grader.engine.access import may_see_cohort, may_see_everyone
from grader.engine.ports import Database
from grader.engine.records import Transaction


@dataclass(frozen=True)
class Column:
    """An exercise of the board, and how many active learners stand where."""

    exercise: str
    title: Text
    counts: Mapping[Status, int]

    @property
    def passed(self) -> int:
        """Return how many have passed."""
        return self.counts.get(Status.PASSED, 0)

    @property
    def not_started(self) -> int:
        """Return how many have handed nothing in."""
        return self.counts.get(Status.NONE, 0)

    @property
    def under_way(self) -> int:
        """Return how many stand between; learners are told no more of each other, as in a small group one is known."""
        return sum(self.counts.values()) - self.passed - self.not_started


@dataclass(frozen=True)
class Row:
    """A learner of the board, with one cell a column."""

    person: Person
    cells: tuple[Progress, ...]

    @property
    def passed(self) -> int:
        """Return how many exercises are passed."""
        return sum(cell.status is Status.PASSED for cell in self.cells)

    @property
    def last_at(self) -> datetime | None:
        """Return when something was last handed in."""
        return max((cell.last_at for cell in self.cells if cell.last_at), default=None)


@dataclass(frozen=True)
class BoardPage:
    """A cohort's board as one person may see it.

    Attributes:
        rows: Every active learner for staff; the viewer alone for a learner.
        learners: How many active learners the columns count.
        everyone: The viewer may read each learner's row.
    """

    cohort: Cohort
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    learners: int
    everyone: bool


def board(viewer: Person, slug: str, *, database: Database) -> BoardPage:
    """Return the board of a cohort, read in one transaction and a handful of queries.

    Raises:
        NotFound: There is no such cohort, or this person has no part in it.
    """
    with database.read() as tx:
        cohort = tx.cohorts.get(slug)
        if cohort is None or not may_see_cohort(viewer, slug, tx):
            raise NotFound("cohort", slug=slug)
        exercises = tuple(given.exercise for given in tx.cohorts.assignments(slug))
        everyone = may_see_everyone(viewer, slug, tx)
        places = tx.cohorts.enrollments(slug)
        active = tuple(place for place in places if place.status is EnrollmentStatus.ACTIVE)
        stored = {(cell.enrollment_id, cell.exercise): cell for cell in tx.board.of_cohort(slug)}
        shown = active if everyone else tuple(place for place in places if place.person.id == viewer.id)
        return BoardPage(
            cohort=cohort,
            columns=_columns(exercises, active, stored, tx),
            rows=tuple(Row(place.person, _cells(place, exercises, stored)) for place in shown),
            learners=len(active),
            everyone=everyone,
        )


Stored = Mapping[tuple[str, str], Progress]


def _cells(place: Enrollment, exercises: tuple[str, ...], stored: Stored) -> tuple[Progress, ...]:
    return tuple(stored.get((place.id, exercise)) or Progress(place.id, exercise) for exercise in exercises)


def _columns(
    exercises: tuple[str, ...], active: tuple[Enrollment, ...], stored: Stored, tx: Transaction
) -> tuple[Column, ...]:
    titles = {exercise.slug: exercise.title for exercise in tx.catalog.all_current()}
    return tuple(
        Column(
            exercise=exercise,
            title=titles.get(exercise) or Text(fr=exercise, en=exercise),
            counts=count_by_status(cell for place in active for cell in _cells(place, (exercise,), stored)),
        )
        for exercise in exercises
    )


def cohorts_of(viewer: Person, *, database: Database) -> tuple[Cohort, ...]:
    """Return the cohorts whose board this person may open, by slug."""
    with database.read() as tx:
        return tuple(cohort for cohort in tx.cohorts.of_person(viewer.id) if may_see_cohort(viewer, cohort.slug, tx))
