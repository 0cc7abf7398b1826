"""The board of a cohort: learners by exercises for its staff, one's own row and the others as numbers for a learner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from grader.domain.assignments import Assignment
from grader.domain.cohorts.choice import EVERYTHING, Asked
from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.cohorts.progress import Progress, Standing
from grader.domain.cohorts.version import BoardVersion
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.exercises.titles import short_title
from grader.domain.page import Page
from grader.domain.people import Person
from grader.domain.text import Text
from grader.domain.verdicts import Status
from grader.engine.cohorts.board_part import part_of
from grader.engine.people.access import STAFF_ROLES, may_see_everyone
from grader.engine.plans.overdue import over, spared
from grader.engine.ports.cohorts import Counted
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now


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
    def name(self) -> Text:
        """Return what stands above the column."""
        return short_title(self.title)

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
        version: Of which version of the board this is a part.
        moves: How often a cell of each learner of this page had moved, by row.
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
    version: BoardVersion
    moves: tuple[int, ...] = ()


def board(
    viewer: Person,
    slug: str,
    asked: Asked = EVERYTHING,
    *,
    database: Database,
    now: Now,
    zone: tzinfo,
    public_holidays: PublicHolidays,
) -> BoardPage:
    """Return a part of the board of a cohort, read in one transaction and a fixed number of queries.

    Raises:
        NotFound: There is no such cohort, or this person has no part in it.
    """
    with database.read() as tx:
        cohort, version, own = _seen(viewer, slug, tx)
        part = part_of(slug, own.id if own else None, asked, tx, now(), zone, public_holidays)
        shown, moves, places = part.shown, tx.board.moves(part.ids), (own,) if own else tx.cohorts.places(part.ids)
        slugs = tuple(one.exercise for one in shown)
        counted, current = tx.board.counts(slug, slugs), tx.catalog.current_among(slugs)
        stopping = {} if own else stopping_among(part.ids, current, tx)
        return BoardPage(
            cohort=cohort,
            columns=tuple(column_of(one, current.get(one.exercise), counted, stopping) for one in shown),
            rows=rows_of(slug, part.given, shown, places, stopping, tx, part.at),
            learners=counted.learners,
            apart=0 if own else tx.cohorts.count_apart(slug),
            everyone=own is None,
            asked=part.asked,
            exercise_pages=part.exercises,
            learner_pages=part.learners,
            version=version.before(counted.version),
            moves=tuple(moves[one] for one in part.ids if one in moves),
        )


def _seen(viewer: Person, slug: str, tx: Transaction) -> tuple[Cohort, BoardVersion, Enrollment | None]:
    """Return the cohort and the viewer's own place, to which a learner is kept; None for who sees everybody."""
    found, everyone = tx.cohorts.get_with_version(slug), may_see_everyone(viewer, slug, tx)
    own = None if everyone else tx.cohorts.enrollment_of(slug, viewer.id)
    if found is None or not (everyone or own):
        raise NotFound("cohort", slug=slug)
    return *found, own


STATUSES = tuple(Status)
"""A board orders 40 counts; to ask the enumeration for its words takes longer than the rest."""

Stopping = Mapping[str, Mapping[str, str]]
"""By exercise and enrollment: the check that stopped the newest try."""


def stopping_among(places: Sequence[str], current: Mapping[str, Exercise], tx: Transaction) -> Stopping:
    """Return what stops these learners in the current versions of these exercises."""
    suites = {exercise.suite_digest: slug for slug, exercise in current.items()}
    found: dict[str, dict[str, str]] = {}
    for suite, place, check in tx.stumbles.stopping(places, sorted(suites)):
        found.setdefault(suites[suite], {})[place] = check
    return found


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
    late, still_open = _late(shown, ids, stored, tx, now), count_open(given)
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


def count_open(given: Sequence[Assignment]) -> int:
    """Return how many of these exercises can be handed in."""
    return sum(not one.withdrawn for one in given)


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


def column_of(given: Assignment, exercise: Exercise | None, counted: Counted, stopping: Stopping) -> BoardColumn:
    """Return the column of an exercise."""
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
    return {status: every[status] for status in STATUSES if every.get(status)}


def cohorts_of(viewer: Person, *, database: Database) -> tuple[Cohort, ...]:
    """Return the cohorts whose board this person may open, by slug; one query, as each page's menu asks."""
    with database.read() as tx:
        return tx.cohorts.of_person(viewer.id, led=viewer.role in STAFF_ROLES)
