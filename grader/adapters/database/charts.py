"""What a group's charts show, counted by the database: it tells of no hand-in and of no cell one by one.

What counts all cells, or all hand-ins of weeks, is remembered by the version of the cohort's board, which moves with
each of them: of a thousand learners by 200 exercises it takes a second.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import starmap
from typing import TypeVar
from typing import cast as is_a

from sqlalchemy import BigInteger, Connection, case, cast, extract, func, literal, select

from grader.adapters.database import tables
from grader.adapters.database.active_places import active_places
from grader.adapters.database.cohorts.board import StoredBoard
from grader.adapters.database.engines import is_reading
from grader.adapters.database.recent import RecentCounts
from grader.domain.charts.pace import Passes
from grader.domain.verdicts import Status
from grader.engine.ports.charts import StoppedFirst

Counted = TypeVar("Counted")

CELL, EFFORT, STUMBLE, HAND_IN = tables.progress.c, tables.effort.c, tables.stumble.c, tables.submission.c
QUARTER_SECONDS = 15 * 60

SECOND = extract("epoch", HAND_IN.received_at)
QUARTER = cast(SECOND - SECOND % QUARTER_SECONDS, BigInteger)


class StoredCharts:
    """`grader.engine.ports.charts.Charts` over the tables of other features."""

    def __init__(self, connection: Connection, board: StoredBoard, recent: RecentCounts[object]) -> None:
        self._connection = connection
        self._board = board
        self._recent = recent

    def passes(self, cohort: str, exercises: Sequence[str], bounds: Sequence[datetime]) -> Sequence[Passes]:
        asked = "passes", tuple(exercises), tuple(bounds)
        return self._of_version(cohort, asked, lambda: self._passes(cohort, exercises, bounds))

    def hand_ins(self, cohort: str, since: datetime) -> Mapping[int, int]:
        return self._of_version(cohort, ("hand-ins", since), lambda: self._hand_ins(cohort, since))

    def having_passed(self, cohort: str, exercises: Sequence[Sequence[str]]) -> Sequence[int]:
        asked = "having passed", tuple(map(tuple, exercises))
        return self._of_version(cohort, asked, lambda: self._having_passed(cohort, exercises))

    def _of_version(self, cohort: str, asked: tuple[object, ...], count: Callable[[], Counted]) -> Counted:
        """Return what was counted for the same version of a cohort's board, where this transaction only reads."""
        if not is_reading(self._connection):
            return count()
        return is_a("Counted", self._recent.get((*asked, cohort, self._board.version(cohort)), count))

    def _passes(self, cohort: str, exercises: Sequence[str], bounds: Sequence[datetime]) -> Sequence[Passes]:
        before = [(CELL.passed_at < bound, place) for place, bound in enumerate(bounds)]
        span = case(*before, else_=len(bounds)) if before else literal(0)
        theirs = CELL.enrollment_id.in_(active_places([cohort])), CELL.exercise.in_(exercises)
        each = select(CELL.enrollment_id, span.label("span")).where(*theirs, CELL.passed_at.is_not(None)).subquery()
        found = select(each.c.enrollment_id, each.c.span, func.count()).group_by(each.c.enrollment_id, each.c.span)
        return [(learner, place, number) for learner, place, number in self._connection.execute(found).all()]

    def _hand_ins(self, cohort: str, since: datetime) -> Mapping[int, int]:
        theirs = HAND_IN.enrollment_id.in_(active_places([cohort])), HAND_IN.received_at >= since
        each = select(QUARTER.label("quarter")).where(*theirs).subquery()
        found = select(each.c.quarter, func.count()).group_by(each.c.quarter)
        return dict(self._connection.execute(found).all())

    def stopped_first(self, cohort: str, suite_digests: Sequence[str], limit: int) -> tuple[StoppedFirst, ...]:
        theirs, learners = active_places([cohort]), func.count(STUMBLE.enrollment_id.distinct())
        first = (
            select(STUMBLE.suite_digest, STUMBLE.check_id, learners.label("learners"))
            .where(STUMBLE.suite_digest.in_(suite_digests), STUMBLE.enrollment_id.in_(theirs))
            .group_by(STUMBLE.suite_digest, STUMBLE.check_id)
            .order_by(learners.desc(), STUMBLE.suite_digest, STUMBLE.check_id)
            .limit(limit)
            .subquery()
        )
        # Counted for those few alone: joined to all that was ever met, it doubled what the question cost.
        still = select(func.count()).where(
            EFFORT.suite_digest == first.c.suite_digest,
            EFFORT.stopped_check == first.c.check_id,
            EFFORT.passed_at.is_(None),
            EFFORT.enrollment_id.in_(theirs),
        )
        found = select(first, still.scalar_subquery()).order_by(
            first.c.learners.desc(), first.c.suite_digest, first.c.check_id
        )
        return tuple(starmap(StoppedFirst, self._connection.execute(found).all()))

    def _having_passed(self, cohort: str, exercises: Sequence[Sequence[str]]) -> Sequence[int]:
        has = [
            func.max(case((CELL.exercise.in_(some), 1), else_=0)).label(f"has_{place}")
            for place, some in enumerate(exercises)
        ]
        if not has:
            return []
        theirs = CELL.enrollment_id.in_(active_places([cohort])), CELL.status == Status.PASSED
        each = select(*has).where(*theirs).group_by(CELL.enrollment_id).subquery()
        row = self._connection.execute(select(*(func.sum(column) for column in each.c))).one()
        return [number or 0 for number in row]
