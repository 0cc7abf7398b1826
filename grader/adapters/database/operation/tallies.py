"""Counts by the hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, exists, func, or_, select

from grader.adapters.database import tables
from grader.adapters.database.locks import hold
from grader.adapters.database.upserts import add_up
from grader.domain.operation.tally import EVER, Measure, Tally
from grader.domain.verdicts import Blame

TALLY = tables.tally.c
MILLISECOND = timedelta(milliseconds=1)


class StoredTallies:
    """`grader.engine.ports.operation.Tallies` in the table `tally`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, tallies: Sequence[Tally]) -> None:
        """Add to what is counted already; rows in one order, so that two writers never wait for each other."""
        add_up(self._connection, tables.tally, sorted((_row(tally) for tally in tallies), key=str))

    def since(self, hour: datetime) -> tuple[Tally, ...]:
        return self._found(TALLY.hour >= hour)

    def troubles_since(self, hour: datetime) -> tuple[Tally, ...]:
        ours = or_(TALLY.measure == Measure.FAULT, TALLY.blame == Blame.PLATFORM.value)
        return self._found(and_(TALLY.hour >= hour, ours))

    def totals(self) -> tuple[Tally, ...]:
        key = (TALLY.measure, TALLY.word, TALLY.queue, TALLY.blame, TALLY.up_to_ms)
        sums = (func.sum(TALLY.count).label("count"), func.sum(TALLY.took_ms).label("took_ms"))
        found = select(*key, *sums).group_by(*key).order_by(*key)
        return tuple(_tally(row, EVER) for row in self._connection.execute(found).mappings().all())

    def has_before(self, hour: datetime) -> bool:
        return bool(self._connection.scalar(select(exists().where(TALLY.hour > EVER, TALLY.hour < hour))))

    def fold(self, hour: datetime) -> None:
        """Forget the hours of what happened before this one; of two who fold at once, one finds nothing.

        Nobody adds to hours that are folded, or both would wait for each other.
        """
        hold(self._connection, "fold")
        old = delete(tables.tally).where(TALLY.hour > EVER, TALLY.hour < hour).returning(tables.tally)
        rows = self._connection.execute(old).mappings().all()
        self.add([_tally(row, EVER) for row in rows])

    def _found(self, wanted: ColumnElement[bool]) -> tuple[Tally, ...]:
        rows = self._connection.execute(select(tables.tally).where(wanted)).mappings()
        return tuple(_tally(row, row["hour"]) for row in rows)


def _row(tally: Tally) -> dict[str, object]:
    return {
        "hour": tally.hour,
        "measure": tally.measure,
        "word": tally.word,
        "queue": tally.queue,
        "blame": tally.blame,
        "up_to_ms": tally.up_to // MILLISECOND,
        "count": tally.count,
        "took_ms": tally.took // MILLISECOND,
    }


def _tally(row: RowMapping, hour: datetime) -> Tally:
    return Tally(
        hour=hour,
        measure=row["measure"],
        word=row["word"],
        queue=row["queue"],
        blame=row["blame"],
        up_to=row["up_to_ms"] * MILLISECOND,
        count=int(row["count"]),  # PostgreSQL sums to decimals
        took=int(row["took_ms"]) * MILLISECOND,
    )
