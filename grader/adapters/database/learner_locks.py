"""Makes those who write about one learner's work wait for one another: one lock a learner, taken before all others.

An accept, a claim, a finish, a sweep and an erasure meet at the same few rows: runs that wait, their places in line, a
cell of the board. Each holds the learner's place in the cohort first, so that none has what another of them waits for
while it waits itself. Whoever needs several takes them in their order, and counts by the hour come last of all.
"""

from collections.abc import Collection

from sqlalchemy import Select, bindparam, select

from grader.adapters.database import tables
from grader.adapters.database.late_connection import LateConnection, OverLateConnection

PLACE = tables.enrollment.c.id


def _locking(held: Select[str]) -> Select[str]:
    """Lock rows, but not against foreign keys that lead there.

    https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS
    """
    return held.order_by(PLACE).with_for_update(key_share=True)


OF = bindparam("of", type_=PLACE.type)
ITSELF = _locking(select(PLACE).where(PLACE == OF))
OF_RUN = _locking(select(PLACE).where(PLACE.in_(select(tables.run.c.enrollment_id).where(tables.run.c.id == OF))))


class LearnerLocks(OverLateConnection):
    """Whom a transaction is alone with until it ends.

    SQLite's writers wait for one another from their first statement, and readers hold nobody.
    """

    def __init__(self, late: LateConnection) -> None:
        super().__init__(late)
        self._held: set[str] = set()

    @property
    def can_hold(self) -> bool:
        """Tell whether this transaction is one of those that must be alone with somebody."""
        return not self._late.reads_only and self._connection.dialect.name == "postgresql"

    def hold(self, enrollment_id: str) -> None:
        """Be alone with a learner."""
        if enrollment_id not in self._held:
            self._lock(ITSELF, enrollment_id)

    def hold_that_of_run(self, run_id: str) -> None:
        """Be alone with the learner of a run."""
        self._lock(OF_RUN, run_id)

    def hold_all(self, enrollment_ids: Collection[str]) -> None:
        """Be alone with several."""
        self._lock(_locking(select(PLACE).where(PLACE.in_(enrollment_ids))))

    def hold_others(self, enrollment_ids: Collection[str]) -> None:
        """Be alone with those of several whom this transaction does not hold yet."""
        others = [one for one in enrollment_ids if one not in self._held]
        if others and self.can_hold:
            self.hold_all(others)

    def holds(self, *enrollment_ids: str) -> None:
        """Note that another statement has locked learners, where there are locks at all."""
        self._held.update(enrollment_ids)

    def _lock(self, locking: Select[str], of: str | None = None) -> None:
        if self.can_hold:
            self._held.update(self._connection.scalars(locking, None if of is None else {"of": of}))
