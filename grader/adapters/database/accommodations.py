"""More time of learners, by their places in a cohort."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select

from grader.adapters.database import tables
from grader.adapters.database.upserts import upsert
from grader.domain.accommodations import Accommodation

MORE, PLACE = tables.accommodation.c, tables.enrollment.c
OF_PLACES = select(MORE.enrollment_id, MORE.more_time).where(MORE.enrollment_id.in_(bindparam("ids", expanding=True)))
OF_COHORT = (
    select(MORE.enrollment_id, MORE.more_time)
    .join(tables.enrollment, PLACE.id == MORE.enrollment_id)
    .where(PLACE.cohort == bindparam("cohort"))
)
"""Built once: building a statement costs several times its execution, and each run needs one."""


class StoredAccommodations:
    """`grader.engine.ports.accommodations.Accommodations` in the table `accommodation`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, accommodation: Accommodation) -> None:
        if accommodation.more_time:
            upsert(self._connection, tables.accommodation, vars(accommodation))
        else:
            theirs = MORE.enrollment_id == accommodation.enrollment_id
            self._connection.execute(delete(tables.accommodation).where(theirs))

    def of(self, enrollment_ids: Sequence[str]) -> dict[str, int]:
        rows = self._connection.execute(OF_PLACES, {"ids": enrollment_ids}).all()
        return {place: more_time for place, more_time in rows}  # noqa: C416 - mypy reads no dict of rows

    def of_cohort(self, cohort: str) -> dict[str, int]:
        rows = self._connection.execute(OF_COHORT, {"cohort": cohort}).all()
        return {place: more_time for place, more_time in rows}  # noqa: C416 - mypy reads no dict of rows
