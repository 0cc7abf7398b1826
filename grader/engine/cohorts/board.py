"""The board of a cohort: learners by exercises for its staff, one's own row and the others as numbers for a learner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.cohorts.choice import EVERYTHING, Asked
from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.cohorts.progress import Progress, Standing
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.page import Page, page_of
from grader.domain.people import Person
from grader.domain.text import Text
from grader.domain.verdicts import Status
from grader.engine.cohorts.choosing import chosen_places
from grader.engine.people.access import STAFF_ROLES, may_see_everyone
from grader.engine.plans.overdue import over, spared
from grader.engine.ports.cohorts import Counted
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now

LEARNERS_SHOWN = 50
EXERCISES_SHOWN = 40


@dataclass(frozen=True)
class BoardColumn:
    """An exercise of the board, and how many active learners stand where.

    Attributes:
        due_at: From when on it is late; None where it has no date.
        checks: For staff: the titles of the checks that stop somebody on this page, by id.
        withdrawn: It cannot be handed in any more; what was stays to be seen.
    """

    exercise: str
    title: Text
    counts: Mapping[Status, int]
    due_at: datetime | None = None
    checks: Mapping[str, Text] = field(default_factory=dict)
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
        stopped_by: For staff, a cell each: the check that stopped the newest try, empty where the whole run was
            stopped; None where nothing does.
        open_exercises: How many of these can be handed in.
        late: Exercises of these columns that they passed after their date, or whose date is past.
    """

    person: Person
    cells: tuple[Progress, ...]
    standing: Standing
    stopped_by: tuple[str | None, ...] = ()
    open_exercises: int = 0
    late: tuple[str, ...] = ()

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


def board(
    viewer: Person,
    slug: str,
    asked: Asked = EVERYTHING,
    *,
    database: Database,
    now: Now,
    zone: tzinfo,
    public_holidays: PublicHolidays,
) -> BoardPage:  # long: a line a parameter, and one a part of the page
    """Return a part of the board of a cohort, read in one transaction and a fixed number of queries.

    Raises:
        NotFound: There is no such cohort, or this person has no part in it.
    """
    with database.read() as tx:
        cohort, own = _seen(viewer, slug, tx)
        given, at = tx.cohorts.assignments(slug), now()
        exercises = _page_of_exercises(asked, given, at)
        found = (own.id,) if own else chosen_places(slug, asked, given, tx, at, zone, public_holidays)
        pages = page_of(asked.learners, LEARNERS_SHOWN, len(found))
        places = (own,) if own else tx.cohorts.places(pages.of(found))
        shown = exercises.of(given)
        slugs = tuple(one.exercise for one in shown)
        counted, current = tx.board.counts(slug, slugs), tx.catalog.current_among(slugs)
        stopping = {} if own else _stopping(places, current, tx)
        return BoardPage(
            cohort=cohort,
            columns=tuple(_column(one, current.get(one.exercise), counted, stopping) for one in shown),
            rows=rows_of(slug, given, shown, places, stopping, tx, at),
            learners=counted.learners,
            apart=0 if own else tx.cohorts.count_apart(slug),
            everyone=own is None,
            asked=replace(asked, learners=pages.page, exercises=exercises.page),
            exercise_pages=exercises,
            learner_pages=pages,
        )


def _seen(viewer: Person, slug: str, tx: Transaction) -> tuple[Cohort, Enrollment | None]:
    """Return the cohort and the viewer's own place, to which a learner is kept; None for who sees everybody."""
    cohort, everyone = tx.cohorts.get(slug), may_see_everyone(viewer, slug, tx)
    own = None if everyone else tx.cohorts.enrollment_of(slug, viewer.id)
    if cohort is None or not (everyone or own):
        raise NotFound("cohort", slug=slug)
    return cohort, own


Stopping = Mapping[str, Mapping[str, str]]
"""By exercise and enrollment: the check that stopped the newest try."""


def _stopping(places: Sequence[Enrollment], current: Mapping[str, Exercise], tx: Transaction) -> Stopping:
    suites = {exercise.suite_digest: slug for slug, exercise in current.items()}
    found: dict[str, dict[str, str]] = {}
    for suite, place, check in tx.stumbles.stopping([one.id for one in places], sorted(suites)):
        found.setdefault(suites[suite], {})[place] = check
    return found


def _page_of_exercises(asked: Asked, given: Sequence[Assignment], now: datetime) -> Page:
    """Return the page asked for; else the one with the first exercise whose date is still to come, or the first."""
    if asked.exercises is None:
        ahead = (place for place, one in enumerate(given) if one.due_at is not None and one.due_at >= now)
        return page_of(next(ahead, 0) // EXERCISES_SHOWN + 1, EXERCISES_SHOWN, len(given))
    return page_of(asked.exercises, EXERCISES_SHOWN, len(given))


def rows_of(
    slug: str,
    given: Sequence[Assignment],
    shown: Sequence[Assignment],
    places: Sequence[Enrollment],
    stopping: Stopping,
    tx: Transaction,
    now: datetime,
) -> tuple[BoardRow, ...]:
    """Return the rows of these learners, with a cell for each of these exercises."""
    ids, exercises = [place.id for place in places], [one.exercise for one in shown]
    stored = {(cell.enrollment_id, cell.exercise): cell for cell in tx.board.cells(ids, exercises)}
    standings = tx.board.standings(slug, ids)
    stopped = [stopping.get(one, {}) for one in exercises]
    late, still_open = _late(shown, ids, stored, tx, now), sum(not one.withdrawn for one in given)
    return tuple(
        BoardRow(
            person=place.person,
            cells=tuple(stored.get((place.id, one)) or Progress(place.id, one) for one in exercises),
            standing=standings.get(place.id, Standing()),
            stopped_by=tuple(by.get(place.id) for by in stopped) if stopping else (),
            open_exercises=still_open,
            late=tuple(one for one in exercises if (place.id, one) in late),
        )
        for place in places
    )


def _late(
    shown: Sequence[Assignment],
    ids: Sequence[str],
    stored: Mapping[tuple[str, str], Progress],
    tx: Transaction,
    now: datetime,
) -> frozenset[tuple[str, str]]:
    """Return whose exercise was handed in after its date and passed so, or is not passed and its date is past."""
    passed_late, due = tx.plans.passed_late(ids, [one.exercise for one in shown]), over(shown, now)
    if not due:
        return passed_late
    later = spared(ids, tx, now)
    missed = ((place, one) for place in ids for one in due if (place, one) not in later)
    return passed_late | {each for each in missed if each not in stored or stored[each].passed_at is None}


def _column(given: Assignment, exercise: Exercise | None, counted: Counted, stopping: Stopping) -> BoardColumn:
    named = set(stopping.get(given.exercise, {}).values())
    return BoardColumn(
        exercise=given.exercise,
        title=exercise.title if exercise else Text(fr=given.exercise, en=given.exercise),
        counts=_counts(counted, given),
        withdrawn=given.withdrawn,
        due_at=given.due_at,
        checks={one.id: one.title for one in exercise.checks if one.id in named} if exercise else {},
    )


def _counts(counted: Counted, given: Assignment) -> Mapping[Status, int]:
    """Return who stands where; nobody is still to start what was withdrawn."""
    cells = counted.cells.get(given.exercise, {})
    return with_not_started(cells, sum(cells.values()) if given.withdrawn else counted.learners)


def with_not_started(counts: Mapping[Status, int], all_cells: int) -> dict[Status, int]:
    """Return stored cells' counts with those that are not stored as never started, in the order of `Status`."""
    started = {status: number for status, number in counts.items() if status is not Status.NONE}
    every = started | {Status.NONE: all_cells - sum(started.values())}
    return {status: every[status] for status in Status if every.get(status)}


def cohorts_of(viewer: Person, *, database: Database) -> tuple[Cohort, ...]:
    """Return the cohorts whose board this person may open, by slug; one query, as each page's menu asks."""
    with database.read() as tx:
        return tx.cohorts.of_person(viewer.id, led=viewer.role in STAFF_ROLES)
