"""What became of learners, by their places in a cohort."""

from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, bindparam, delete, select

from grader.adapters.database import tables
from grader.adapters.database.upserts import upsert
from grader.domain.placements.placement import Placement, PlacementMoment

SAID, PLACE = tables.placement.c, tables.enrollment.c
MOMENTS = tuple(PlacementMoment)
EVERY = select(SAID.enrollment_id, SAID.moment, SAID.kind, SAID.related, SAID.source, SAID.said_on)
OF_ONE = EVERY.where(SAID.enrollment_id == bindparam("id"))
OF_COHORT = EVERY.join(tables.enrollment, PLACE.id == SAID.enrollment_id).where(PLACE.cohort == bindparam("cohort"))


class StoredPlacements:
    """`grader.engine.ports.placements.Placements` in the table `placement`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, placement: Placement) -> None:
        upsert(self._connection, tables.placement, vars(placement))

    def forget(self, enrollment_id: str, moment: PlacementMoment) -> None:
        theirs = SAID.enrollment_id == enrollment_id, SAID.moment == moment
        self._connection.execute(delete(tables.placement).where(*theirs))

    def of(self, enrollment_id: str) -> tuple[Placement, ...]:
        return _in_order(self._connection.execute(OF_ONE, {"id": enrollment_id}).mappings())

    def of_cohort(self, cohort: str) -> tuple[Placement, ...]:
        return _in_order(self._connection.execute(OF_COHORT, {"cohort": cohort}).mappings())


def _in_order(rows: Iterable[RowMapping]) -> tuple[Placement, ...]:
    found = (Placement(**row) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.enrollment_id, MOMENTS.index(one.moment))))
