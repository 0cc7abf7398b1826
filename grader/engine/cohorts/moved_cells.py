"""The cells of a board that moved since somebody looked, so that whoever asks again is not sent all of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import Enum

from grader.domain.assignments import Assignment, own
from grader.domain.cohorts.choice import Asked, BoardOrder, ShownLearners
from grader.domain.cohorts.progress import Standing
from grader.domain.cohorts.version import BoardVersion
from grader.domain.people import Person
from grader.engine.cohorts.board import BoardPage, BoardRow, Stopping, column_of, count_open
from grader.engine.cohorts.board_part import BoardPart, part_of
from grader.engine.ports.cohorts import Counted, MovedCell, MovedLearner
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now

MOST_ROWS = 25
"""Rows that moved; of more, the whole part costs about as much."""


@dataclass(frozen=True)
class Seen:
    """What somebody has of a part of a board.

    Attributes:
        moves: How often a cell of each learner had moved, by row.
    """

    version: BoardVersion
    moves: tuple[int, ...]


@dataclass(frozen=True)
class MovedCells:
    """What moved of a part of a board.

    Attributes:
        version: The version of the board, before anything else of it was read.
        page: The part as it is now, with the learners alone of whom a cell moved, and the cells alone that did.
        counted: The columns of all exercises of the part, for their numbers.
    """

    version: BoardVersion
    page: BoardPage
    counted: BoardPage


class Lacking(Enum):
    """What somebody lacks of a board where it is not some cells."""

    NOTHING = "nothing"
    ALL = "all"


def moved_cells(
    viewer: Person,
    slug: str,
    asked: Asked,
    seen: Seen,
    *,
    database: Database,
    now: Now,
    zone: tzinfo,
    public_holidays: PublicHolidays,
) -> MovedCells | Lacking:
    """Return what moved since.

    All has to be seen again where more than cells moved, or many; where cells decide who is shown, and in which order;
    and by learners, whose board is short. Each question sees the database a little later than the one before, the
    version first: what is told may be newer than the version it is told with, and is then told once more.

    Raises:
        NotFound: There is no such cohort, or this person has no part in it.
    """
    with database.glance() as tx:
        part = part_of(viewer, slug, asked, tx, now(), zone, public_holidays)
        if part.version == seen.version:
            return Lacking.NOTHING
        around = (part.version.plan, part.version.places) == (seen.version.plan, seen.version.places)
        if not around or hangs_on_cells(asked) or part.own is not None or len(part.ids) != len(seen.moves):
            return Lacking.ALL
        before = dict(zip(part.ids, seen.moves, strict=True))
        moved = tx.board.moved(before)
        if len(moved) > MOST_ROWS:
            return Lacking.ALL
        counted = tx.board.counts(slug, tuple(one.exercise for one in part.shown))
        after = before | {one.enrollment_id: one.moves for one in moved}
        page = _page(part, counted, tuple(after.values()))
        return MovedCells(part.version, _moved(page, part, counted, moved, tx), page)


def hangs_on_cells(asked: Asked) -> bool:
    """Tell whether who is shown, or in which order, may change with a cell."""
    everybody = asked.show is ShownLearners.EVERYBODY and asked.state is None
    return not everybody or asked.order is not BoardOrder.NAME


def _page(part: BoardPart, counted: Counted, moves: tuple[int, ...]) -> BoardPage:
    """Return the part without a row."""
    return BoardPage(
        cohort=part.cohort,
        columns=tuple(column_of(one, None, counted, {}) for one in part.shown),
        rows=(),
        learners=counted.learners,
        apart=0,
        everyone=True,
        asked=part.asked,
        exercise_pages=part.exercises,
        learner_pages=part.learners,
        version=part.version.before(counted.version),
        moves=moves,
    )


def _moved(
    page: BoardPage, part: BoardPart, counted: Counted, moved: Sequence[MovedLearner], tx: Transaction
) -> BoardPage:
    """Return the part with the learners that moved, and of each the cells that did."""
    if not moved:
        return replace(page, columns=())
    among, stopping = {cell.cell.exercise for one in moved for cell in one.cells}, _stopping(moved)
    shown = {one.exercise: one for one in part.shown if one.exercise in among}
    current = tx.catalog.current_among(sorted(stopping)) if stopping else {}
    standings = tx.board.standings(part.cohort.slug, [one.enrollment_id for one in moved])
    rows = (_row(one, shown, standings.get(one.enrollment_id, Standing()), part) for one in moved)
    return replace(
        page,
        columns=tuple(column_of(one, current.get(one.exercise), counted, stopping) for one in shown.values()),
        rows=tuple(rows),
    )


def _stopping(moved: Sequence[MovedLearner]) -> Stopping:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one in moved:
        for each in one.cells:
            if each.stopped_check is not None:
                found[each.cell.exercise][one.enrollment_id] = each.stopped_check
    return found


def _row(moved: MovedLearner, shown: Mapping[str, Assignment], standing: Standing, part: BoardPart) -> BoardRow:
    """Return a learner's row with the cells that moved; one of another page's exercise shows in the sum alone."""
    cells = [one for one in moved.cells if one.cell.exercise in shown]
    return BoardRow(
        person=moved.person,
        cells=tuple(one.cell for one in cells),
        standing=standing,
        stopped_by=tuple(one.stopped_check for one in cells),
        open_exercises=count_open(part.given),
        late=tuple(one.cell.exercise for one in cells if _is_late(one, shown[one.cell.exercise], part.at)),
    )


def _is_late(moved: MovedCell, given: Assignment, now: datetime) -> bool:
    """Tell whether a cell was passed after the learner's date, or not at all until it."""
    theirs = own(given, moved.extended_to)
    if moved.cell.passed_at is not None:
        return moved.received_at is not None and theirs.is_over(moved.received_at)
    return not given.withdrawn and theirs.is_over(now)
