"""The board of a cohort: learners by exercises for its staff, one's own row and the others as numbers for a learner."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from unicodedata import combining, normalize

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.cohorts.progress import Progress, Standing
from grader.domain.errors import NotFound
from grader.domain.page import Page, page_of
from grader.domain.people import Person
from grader.domain.text import Text
from grader.domain.verdicts import Status
from grader.engine.people.access import STAFF_ROLES, may_see_everyone
from grader.engine.ports.cohorts import Counted
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now

LEARNERS_SHOWN = 50
EXERCISES_SHOWN = 40


@dataclass(frozen=True)
class Asked:
    """Which part of a board somebody asks for.

    Attributes:
        learners: A page of them, from 1.
        exercises: A page of them, from 1; None is the page where the cohort works now.
        name: Only learners whose name has this in it, whatever its accents and capitals.
    """

    learners: int = 1
    exercises: int | None = None
    name: str = ""


EVERYTHING = Asked()


@dataclass(frozen=True)
class BoardColumn:
    """An exercise of the board, and how many active learners stand where.

    Attributes:
        withdrawn: It cannot be handed in any more; what was stays to be seen.
    """

    exercise: str
    title: Text
    counts: Mapping[Status, int]
    withdrawn: bool = False

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
class BoardRow:
    """A learner of the board, with one cell a column, and where they stand in all that the cohort was given.

    Attributes:
        open_exercises: How many of these can be handed in.
        late: Exercises of these columns that they passed after their date.
    """

    person: Person
    cells: tuple[Progress, ...]
    standing: Standing
    open_exercises: int
    late: frozenset[str] = frozenset()

    @property
    def passed(self) -> int:
        """Return how many exercises are passed, of all."""
        return self.standing.passed

    @property
    def exercises(self) -> int:
        """Return of how many: a withdrawn one is asked of nobody, and counts for whoever passed it."""
        return self.open_exercises + self.standing.withdrawn_passes

    @property
    def last_at(self) -> datetime | None:
        """Return when something was last handed in."""
        return self.standing.last_at


@dataclass(frozen=True)
class BoardPage:
    """A part of a cohort's board as one person may see it.

    Attributes:
        columns: The exercises of this page.
        rows: Active learners of this page for staff; the viewer alone for a learner.
        learners: How many active learners the columns count.
        apart: How many have a place and are not active: they are counted nowhere, and yet are there, for the staff.
        everyone: The viewer may read each learner's row.
        asked: What this is the answer to, with the page of exercises that was chosen.
        exercise_pages: Of all exercises of the cohort.
        learner_pages: Of all learners whose name fits.
    """

    cohort: Cohort
    columns: tuple[BoardColumn, ...]
    rows: tuple[BoardRow, ...]
    learners: int
    apart: int
    everyone: bool
    asked: Asked
    exercise_pages: Page
    learner_pages: Page


def board(viewer: Person, slug: str, asked: Asked = EVERYTHING, *, database: Database, now: Now) -> BoardPage:
    """Return a part of the board of a cohort, read in one transaction and a fixed number of queries.

    Raises:
        NotFound: There is no such cohort, or this person has no part in it.
    """
    with database.read() as tx:
        cohort, everyone = tx.cohorts.get(slug), may_see_everyone(viewer, slug, tx)
        own = None if everyone else tx.cohorts.enrollment_of(slug, viewer.id)
        if cohort is None or not (everyone or own):
            raise NotFound("cohort", slug=slug)
        given = tx.cohorts.assignments(slug)
        exercises = _page_of_exercises(asked, given, now())
        found = (own.id,) if own else _of_name(asked.name, tx.cohorts.roll(slug))
        pages = page_of(asked.learners, LEARNERS_SHOWN, len(found))
        places = (own,) if own else tx.cohorts.places(pages.of(found))
        columns = tuple(one.exercise for one in exercises.of(given))
        counted, withdrawn = tx.board.counts(slug, columns), {one.exercise for one in given if one.withdrawn}
        still_open = len(given) - len(withdrawn)
        return BoardPage(
            cohort=cohort,
            columns=_columns(columns, counted, withdrawn, tx),
            rows=_rows(slug, columns, places, still_open, tx),
            learners=counted.learners,
            apart=tx.cohorts.count_apart(slug) if everyone else 0,
            everyone=everyone,
            asked=replace(asked, learners=pages.page, exercises=exercises.page),
            exercise_pages=exercises,
            learner_pages=pages,
        )


def _page_of_exercises(asked: Asked, given: Sequence[Assignment], now: datetime) -> Page:
    """Return the page asked for; else the one with the first exercise whose date is still to come, or the first."""
    if asked.exercises is None:
        ahead = (place for place, one in enumerate(given) if one.due_at is not None and one.due_at >= now)
        return page_of(next(ahead, 0) // EXERCISES_SHOWN + 1, EXERCISES_SHOWN, len(given))
    return page_of(asked.exercises, EXERCISES_SHOWN, len(given))


def _of_name(name: str, roll: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the enrollments of those with this in their name."""
    wanted = _plain(name)
    return tuple(place for place, known in roll if not wanted or wanted in _plain(known))


def _plain(name: str) -> str:
    return "".join(letter for letter in normalize("NFKD", name.strip().casefold()) if not combining(letter))


def _rows(
    slug: str, exercises: Sequence[str], places: Sequence[Enrollment], still_open: int, tx: Transaction
) -> tuple[BoardRow, ...]:
    ids = [place.id for place in places]
    stored = {(cell.enrollment_id, cell.exercise): cell for cell in tx.board.cells(ids, exercises)}
    standings = tx.board.standings(slug, ids)
    late = tx.plans.passed_late(ids, exercises)
    return tuple(
        BoardRow(
            person=place.person,
            cells=tuple(stored.get((place.id, one)) or Progress(place.id, one) for one in exercises),
            standing=standings.get(place.id, Standing()),
            open_exercises=still_open,
            late=frozenset(one for one in exercises if (place.id, one) in late),
        )
        for place in places
    )


def _columns(
    exercises: Sequence[str], counted: Counted, withdrawn: Collection[str], tx: Transaction
) -> tuple[BoardColumn, ...]:
    current = tx.catalog.current_among(exercises)
    return tuple(
        BoardColumn(
            exercise=exercise,
            title=current[exercise].title if exercise in current else Text(fr=exercise, en=exercise),
            counts=_counts(counted, exercise, withdrawn=exercise in withdrawn),
            withdrawn=exercise in withdrawn,
        )
        for exercise in exercises
    )


def _counts(counted: Counted, exercise: str, *, withdrawn: bool) -> Mapping[Status, int]:
    """Return who stands where; nobody is still to start what was withdrawn."""
    cells = counted.cells.get(exercise, {})
    return with_not_started(cells, sum(cells.values()) if withdrawn else counted.learners)


def with_not_started(counts: Mapping[Status, int], all_cells: int) -> dict[Status, int]:
    """Return stored cells' counts with those that are not stored as never started, in the order of `Status`."""
    started = {status: number for status, number in counts.items() if status is not Status.NONE}
    every = started | {Status.NONE: all_cells - sum(started.values())}
    return {status: every[status] for status in Status if every.get(status)}


def cohorts_of(viewer: Person, *, database: Database) -> tuple[Cohort, ...]:
    """Return the cohorts whose board this person may open, by slug; one query, as each page's menu asks."""
    with database.read() as tx:
        return tx.cohorts.of_person(viewer.id, led=viewer.role in STAFF_ROLES)
