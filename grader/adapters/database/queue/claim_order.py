"""The waiting line of a queue: one run a learner stands in it, and whoever was served goes to its end.

Whoever moves a learner's runs in it is alone with them.
Of a learner's waiting runs of a queue exactly one has a `place` (a unique index holds that it is one): what no newer
hand-in of the same exercise has replaced, before what one has. What is held until its time waits for no worker.
So the next to go is found by one step into an index, however many wait. Statements are put together once: that takes
longer than running them.
"""

from collections.abc import Collection
from itertools import groupby
from operator import itemgetter

from sqlalchemy import (
    ColumnElement,
    Connection,
    Function,
    ScalarSelect,
    Select,
    Update,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    select,
    update,
)

from grader.adapters.database import tables
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import RunState

RUN = tables.run.c
LINE = tables.run.alias("line")
OTHERS = tables.run.alias("others").c
WAITS = tables.run.alias("waits").c
SENT = tables.submission.c
NEWER = tables.submission.alias("newer").c
IN_LINE = LINE.c.place.is_not(None)

QUEUED = literal(RunState.QUEUED, RUN.state.type, literal_execute=True)
RUNNING = literal(RunState.RUNNING, RUN.state.type, literal_execute=True)
"""Written into the statement: an index of a part of the table is not used where a parameter must prove the part."""

FOR_A_WORKER = and_(RUN.state == QUEUED, RUN.held_until.is_(None))
"""What is true of a run that waits for a worker, and not for its time."""

OF_QUEUE = bindparam("of_queue", type_=RUN.queue.type)
OF_LEARNER = bindparam("of_learner", type_=RUN.enrollment_id.type)
MENDED_AT_ONCE = 100


def _first(queue: QueueName, *, idle: bool) -> ScalarSelect[str]:
    running = select(OTHERS.enrollment_id).where(OTHERS.state == RUNNING, OTHERS.queue == queue)
    found = select(LINE.c.id).join(tables.enrollment, tables.enrollment.c.id == LINE.c.enrollment_id)
    found = found.where(LINE.c.queue == queue, IN_LINE)
    if idle:
        found = found.where(LINE.c.enrollment_id.not_in(running))
    first = found.order_by(LINE.c.place, LINE.c.id).limit(1)
    # The learner alone: of two workers who look twice, one could come to hold them and the other their run.
    return first.with_for_update(of=tables.enrollment, key_share=True, skip_locked=True).scalar_subquery()


def _own_order(whose: ColumnElement[bool]) -> Select[str, str, int | None]:
    replaced = exists().where(
        NEWER.enrollment_id == SENT.enrollment_id, NEWER.exercise == SENT.exercise, NEWER.number > SENT.number
    )
    rank = func.row_number().over(
        partition_by=(WAITS.enrollment_id, SENT.exercise), order_by=(SENT.number.desc(), WAITS.queued_at)
    )
    return (
        select(WAITS.enrollment_id, WAITS.id, WAITS.place)
        .join(tables.submission, SENT.id == WAITS.submission_id)
        .where(WAITS.state == QUEUED, WAITS.queue == OF_QUEUE, WAITS.held_until.is_(None), whose)
        .order_by(WAITS.enrollment_id, case((replaced, 1), else_=0), rank, WAITS.queued_at, WAITS.id)
    )


def _close_up() -> Update:
    first = OWN_ORDER.with_only_columns(WAITS.id).limit(1)
    behind = and_(RUN.id == first.scalar_subquery(), RUN.place.is_(None))
    return update(tables.run).where(behind).values(place=END)


NEXT_IN_LINE: Function[str] = func.coalesce(
    *(_first(queue, idle=idle) for queue in QueueName for idle in (True, False))
)
"""The id of the run that should go next, as a value to compare with.

Queues in their order; in a queue first the learners of whom nothing runs, then whoever was served longest ago. The
learner is locked, as by all who write about them (`learner_locks.py`), and one with whom another is alone at
this moment is passed over, so that whoever holds a run never waits for its learner.
"""

END = select(func.coalesce(func.max(LINE.c.place), 0) + 1).where(LINE.c.queue == OF_QUEUE, IN_LINE).scalar_subquery()
"""The place behind everybody who stands in a queue."""

OWN_ORDER = _own_order(WAITS.enrollment_id == OF_LEARNER)
OWN_ORDERS = _own_order(WAITS.enrollment_id.in_(bindparam("of_learners", expanding=True)))
"""The ids of learners' waiting runs of a queue, in the order in which they go: learner, run, and its place or None."""

CLOSE_UP = _close_up()
STAND = (
    update(tables.run)
    .where(RUN.id == bindparam("of_run", type_=RUN.id.type))
    .values(place=bindparam("at", type_=RUN.place.type))
)
STAND_BEHIND = update(tables.run).where(RUN.id == bindparam("of_run", type_=RUN.id.type)).values(place=END)


class ClaimOrder:
    """The column `place` of `run`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_empty(self) -> bool:
        """Tell whether no run waits in line at all."""
        return not self._connection.scalar(select(exists().where(FOR_A_WORKER)))

    def settle(self, queue: QueueName, enrollment_ids: Collection[str]) -> None:
        """See to it that the right one of each learner's waiting runs stands in line: in the place of the one there."""
        asked = {"of_queue": queue, "of_learners": list(enrollment_ids)}
        moves: list[dict[str, object]] = []
        newcomers: list[dict[str, object]] = []
        for _, own in groupby(self._connection.execute(OWN_ORDERS, asked).all(), key=itemgetter(0)):
            runs = list(own)
            best = runs[0][1]
            there, place = next(((run_id, at) for _, run_id, at in runs if at is not None), (None, None))
            if there is None:
                newcomers.append({"of_queue": queue, "of_run": best})
            elif there != best:
                moves += [{"of_run": there, "at": None}, {"of_run": best, "at": place}]
        for statement, rows in ((STAND, moves), (STAND_BEHIND, newcomers)):
            if rows:
                self._connection.execute(statement, rows)

    def close_up(self, queue: QueueName, enrollment_id: str) -> None:
        """Let the next of a learner's runs stand at the end of the line, when none of theirs stands in it."""
        self._connection.execute(CLOSE_UP, {"of_queue": queue, "of_learner": enrollment_id})

    def mend(self) -> bool:
        """Put learners in line whose runs wait behind nobody, which no step leaves; True when there was one."""
        stands = exists().where(LINE.c.queue == RUN.queue, LINE.c.enrollment_id == RUN.enrollment_id, IN_LINE)
        lost = select(RUN.queue, RUN.enrollment_id).where(FOR_A_WORKER, ~stands).distinct()
        found = self._connection.execute(lost.limit(MENDED_AT_ONCE)).all()
        for queue, enrollment_id in found:
            self.close_up(queue, enrollment_id)
        return bool(found)
