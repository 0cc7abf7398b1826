"""The cells of a board that moved since somebody looked, so that whoever asks again is not sent all of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum
from functools import lru_cache
from zlib import crc32

from grader.domain.assignments import Assignment, own
from grader.domain.cohorts.choice import Asked, BoardOrder, ShownLearners
from grader.domain.cohorts.version import BoardVersion
from grader.domain.people import Person
from grader.engine.cohorts.board import BoardColumn, BoardRow, Stopping, column_of, count_open
from grader.engine.cohorts.board_part import BoardPart, part_of
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.cohorts import BoardLook, Counted, MovedCell, MovedLearner
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
        numbers: What each column counted, as `numbers_of` says it.
    """

    version: BoardVersion
    moves: tuple[int, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class MovedCells:
    """What moved of a part of a board.

    Attributes:
        now: What somebody has of it who is told this.
        everyone: They may read each learner's row.
        rows: The learners of whom a cell moved, with the cells alone that did.
        columns: The exercises of these cells.
        counted: The columns that count otherwise.
    """

    now: Seen
    everyone: bool
    rows: tuple[BoardRow, ...]
    columns: tuple[BoardColumn, ...]
    counted: tuple[BoardColumn, ...]


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

    A process looks once a second how often each learner has moved; whoever asks meanwhile is told by that look that
    nothing of theirs has. What it keeps are numbers: what is told of anybody is read for each who is told, by the same
    question that says whether people, exercises and staff are still those of the look.

    All has to be seen again where more than cells moved, or many, where cells decide who is shown, and in which order,
    and by whoever has no part in the cohort any more. What is told may be newer than the look, and is then told once.
    """
    with database.glance() as tx:
        look = tx.cohorts.look(slug)
        if look is None or (look.plan, look.version.places) != (seen.version.plan, seen.version.places):
            return Lacking.ALL
        if hangs_on_cells(asked):
            return Lacking.NOTHING if look.version == seen.version else Lacking.ALL
        everyone = may_see_everyone(viewer, slug, tx)
        place = None if everyone else look.places.get(viewer.id)
        if not everyone and place is None:
            return Lacking.ALL
        part = part_of(slug, place, asked, tx, now(), zone, public_holidays)
        counted = tx.board.counts(slug, tuple(one.exercise for one in part.shown))
        return _since(seen, part, look, counted, slug, tx, everyone=everyone)


def hangs_on_cells(asked: Asked) -> bool:
    """Tell whether who is shown, or in which order, may change with a cell."""
    everybody = asked.show is ShownLearners.EVERYBODY and asked.state is None
    return not everybody or asked.order is not BoardOrder.NAME


@lru_cache(4096)
def numbers_of(passed: int, under_way: int, not_started: int) -> str:
    """Return what a column counts as eight characters."""
    return f"{crc32(f'{passed} {under_way} {not_started}'.encode()):08x}"


def _since(
    seen: Seen, part: BoardPart, look: BoardLook, counted: Counted, slug: str, tx: Transaction, *, everyone: bool
) -> MovedCells | Lacking:
    if (len(part.ids), len(part.shown)) != (len(seen.moves), len(seen.numbers)):
        return Lacking.ALL
    before = dict(zip(part.ids, seen.moves, strict=True))
    ahead = {place: moves for place, moves in before.items() if look.moves.get(place, 0) > moves}
    numbers = tuple([numbers_of(*counted.numbers(one.exercise, withdrawn=one.withdrawn)) for one in part.shown])
    if not ahead and numbers == seen.numbers:
        return Lacking.NOTHING
    moved = tx.board.moved(slug, ahead)
    if moved.plan != look.plan or len(ahead) > MOST_ROWS:
        return Lacking.ALL
    stopping = _stopping(moved.learners) if everyone else {}
    after = before | {one.enrollment_id: one.moves for one in moved.learners}
    return MovedCells(
        now=Seen(look.version, tuple(after.values()), numbers),
        everyone=everyone,
        rows=tuple(_row(one, part) for one in moved.learners),
        columns=_columns(part, moved.learners, counted, stopping, tx),
        counted=tuple(
            column_of(one, None, counted, {})
            for one, now, then in zip(part.shown, numbers, seen.numbers, strict=True)
            if now != then
        ),
    )


def _columns(
    part: BoardPart, moved: Sequence[MovedLearner], counted: Counted, stopping: Stopping, tx: Transaction
) -> tuple[BoardColumn, ...]:
    """Return the exercises of these cells; a document is read for the titles of what stops somebody alone."""
    documents = {cell.cell.exercise: cell.document for one in moved for cell in one.cells}
    needed = sorted({found for exercise, found in documents.items() if exercise in stopping and found})
    current = tx.catalog.of_documents(needed) if needed else {}
    shown = [one for one in part.shown if one.exercise in documents]
    return tuple(column_of(one, current.get(one.exercise), counted, stopping) for one in shown)


def _stopping(moved: Sequence[MovedLearner]) -> Stopping:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one in moved:
        for each in one.cells:
            if each.stopped_check is not None:
                found[each.cell.exercise][one.enrollment_id] = each.stopped_check
    return found


def _row(moved: MovedLearner, part: BoardPart) -> BoardRow:
    """Return a learner's row with the cells that moved; one of another page's exercise shows in the sum alone."""
    shown: Mapping[str, Assignment] = {one.exercise: one for one in part.shown}
    cells = [one for one in moved.cells if one.cell.exercise in shown]
    return BoardRow(
        person=moved.person,
        cells=tuple(one.cell for one in cells),
        standing=moved.standing,
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
