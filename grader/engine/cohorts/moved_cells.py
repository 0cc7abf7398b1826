"""The cells of a board that moved since somebody looked, so that whoever asks again is not sent all of it."""

from dataclasses import dataclass, replace
from datetime import tzinfo

from grader.domain.cohorts.choice import Asked, BoardOrder, ShownLearners
from grader.domain.cohorts.version import BoardVersion
from grader.domain.people import Person
from grader.engine.cohorts.board import BoardPage, column_of, rows_of, stopping_among
from grader.engine.cohorts.board_part import BoardPart, part_of
from grader.engine.ports.cohorts import Counted
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
        page: The part as it is now, with the learners and exercises alone of whom a cell moved.
        counted: The columns of all exercises of the part, for their numbers.
    """

    page: BoardPage
    counted: BoardPage


def latest_version(slug: str, *, database: Database) -> BoardVersion:
    """Return the version of a cohort's board: one look, for whoever may have it already."""
    with database.glance() as tx:
        return tx.board.version(slug)


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
) -> MovedCells | None:
    """Return what moved since; None where all of the part has to be seen again.

    That is where more than cells moved, or many; where cells decide who is shown, and in which order; and for
    learners, whose board is short.

    Raises:
        NotFound: There is no such cohort, or this person has no part in it.
    """
    if hangs_on_cells(asked):
        return None
    with database.read() as tx:
        version = tx.board.version(slug)
        if (version.plan, version.places) != (seen.version.plan, seen.version.places):
            return None
        part = part_of(viewer, slug, asked, tx, now(), zone, public_holidays)
        if part.own is not None or len(part.ids) != len(seen.moves):
            return None
        moves = tx.board.moves(part.ids)
        before = dict(zip(part.ids, seen.moves, strict=True))
        since = {one: count for one, count in before.items() if moves.get(one) != count}
        if len(since) > MOST_ROWS:
            return None
        counted = tx.board.counts(slug, tuple(one.exercise for one in part.shown))
        page = _page(part, counted, version, tuple(moves[one] for one in part.ids))
        return MovedCells(_moved(page, part, counted, since, tx), page)


def hangs_on_cells(asked: Asked) -> bool:
    """Tell whether who is shown, or in which order, may change with a cell."""
    everybody = asked.show is ShownLearners.EVERYBODY and asked.state is None
    return not everybody or asked.order is not BoardOrder.NAME


def _page(part: BoardPart, counted: Counted, version: BoardVersion, moves: tuple[int, ...]) -> BoardPage:
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
        version=version.before(counted.version),
        moves=moves,
    )


def _moved(page: BoardPage, part: BoardPart, counted: Counted, since: dict[str, int], tx: Transaction) -> BoardPage:
    """Return the part with the learners that moved, and the exercises in which they did."""
    if not since:
        return replace(page, columns=())
    slug, among = part.cohort.slug, {exercise for _, exercise in tx.board.moved(since)}
    shown = [one for one in part.shown if one.exercise in among]
    current = tx.catalog.current_among([one.exercise for one in shown])
    # What stops the others too: a column's head names all that stops somebody.
    stopping = stopping_among(part.ids, current, tx)
    places = tx.cohorts.places([one for one in part.ids if one in since])
    return replace(
        page,
        columns=tuple(column_of(one, current.get(one.exercise), counted, stopping) for one in shown),
        rows=rows_of(slug, part.given, shown, places, stopping, tx, part.at),
    )
