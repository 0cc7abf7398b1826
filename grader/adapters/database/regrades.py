"""What is run again, its hand-ins, and the runs that are a regrade's alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, delete, func, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.learner_locks import LearnerLocks
from grader.adapters.database.queue.claim_order import ClaimOrder
from grader.adapters.database.submissions.submissions import submission_of
from grader.domain.queue.queues import QueueName
from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeItem, RegradeKind, RegradeState, WhichHandIns
from grader.domain.submissions.submission import Submission

Columns = TypeVarTuple("Columns")

REGRADE, ITEM, RUN = tables.regrade.c, tables.regrade_item.c, tables.run.c
SENT, PLACE, CELL = tables.submission.c, tables.enrollment.c, tables.progress.c
CHOSEN = ("exercise", "which", "cohort", "judged_by")


class StoredRegrades:
    """`grader.engine.ports.regrades.Regrades` in the tables `regrade`, `regrade_item` and `run`."""

    def __init__(self, connection: Connection, learners: LearnerLocks) -> None:
        self._connection = connection
        self._learners = learners

    def hand_ins(self, choice: RegradeChoice, newest: int) -> tuple[Submission, ...]:
        age = func.row_number().over(partition_by=SENT.enrollment_id, order_by=SENT.number.desc()).label("age")
        aged = _kept(select(SENT.id, age), choice).subquery()
        found = select(tables.submission).join(aged, aged.c.id == SENT.id).where(aged.c.age <= newest)
        found = found.order_by(SENT.enrollment_id, SENT.number.desc())
        return tuple(map(submission_of, self._connection.execute(found).mappings().all()))

    def count_learners(self, choice: RegradeChoice) -> int:
        return self._connection.scalar(_kept(select(func.count(SENT.enrollment_id.distinct())), choice)) or 0

    def hold(self, enrollment_ids: Collection[str]) -> None:
        self._learners.hold_all(enrollment_ids)

    def add(self, regrade: Regrade, items: Sequence[RegradeItem]) -> None:
        stored = {name: getattr(regrade.choice, name) for name in CHOSEN} | {"learner_id": regrade.choice.learner}
        own = {name: value for name, value in vars(regrade).items() if name not in {"choice", "counts", "waiting"}}
        self._connection.execute(insert(tables.regrade).values(stored | own))
        self._connection.execute(insert(tables.regrade_item), list(map(vars, items)))

    def get(self, regrade_id: str) -> Regrade | None:
        return next(iter(self._regrades(REGRADE.id == regrade_id)), None)

    def newest(self, cohorts: Collection[str] | None, limit: int) -> tuple[Regrade, ...]:
        return self._regrades(*(() if cohorts is None else (REGRADE.cohort.in_(cohorts),)), limit=limit)

    def open_of(self, choice: RegradeChoice) -> Regrade | None:
        same = (
            REGRADE.exercise == choice.exercise,
            REGRADE.cohort.is_not_distinct_from(choice.cohort),
            REGRADE.learner_id.is_not_distinct_from(choice.learner),
        )
        return next(iter(self._regrades(*same, REGRADE.decision.is_(None), limit=1)), None)

    def item(self, regrade_id: str, submission_id: str) -> RegradeItem | None:
        return next(iter(self._items(ITEM.regrade_id == regrade_id, ITEM.submission_id == submission_id)), None)

    def items(
        self, regrade_id: str, kinds: Collection[RegradeKind], *, after: str = "", limit: int | None = None
    ) -> tuple[RegradeItem, ...]:
        which = ITEM.regrade_id == regrade_id, ITEM.kind.in_(kinds), ITEM.submission_id > after
        return self._items(*which, limit=limit)

    def places(self, regrade_id: str) -> tuple[str, ...]:
        found = select(ITEM.enrollment_id).where(ITEM.regrade_id == regrade_id).distinct().order_by(ITEM.enrollment_id)
        return tuple(self._connection.scalars(found).all())

    def note(self, item: RegradeItem, kind: RegradeKind) -> None:
        same = ITEM.regrade_id == item.regrade_id, ITEM.submission_id == item.submission_id
        self._connection.execute(update(tables.regrade_item).where(*same).values(kind=kind))

    def decide(self, regrade_id: str, decision: RegradeState, at: datetime) -> bool:
        open_one = REGRADE.id == regrade_id, REGRADE.decision.is_(None)
        decided = update(tables.regrade).where(*open_one).values(decision=decision, decided_at=at)
        return self._connection.execute(decided).rowcount == 1

    def show_runs(self, regrade_id: str, kinds: Collection[RegradeKind]) -> None:
        shown = select(ITEM.run_id).where(ITEM.regrade_id == regrade_id, ITEM.kind.in_(kinds))
        self._connection.execute(update(tables.run).where(RUN.id.in_(shown)).values(regrade_id=None))

    def forget_results(self, regrade_id: str) -> None:
        places = self.places(regrade_id)
        self._connection.execute(delete(tables.regrade_item).where(ITEM.regrade_id == regrade_id))
        self._connection.execute(delete(tables.run).where(RUN.regrade_id == regrade_id))
        # Who stood in line for it leaves the line to what else of theirs waits.
        ClaimOrder(self._connection).settle(QueueName.REGRADE, places)

    def flaky_in(self, cohort: str, suite_digests: Collection[str]) -> Mapping[str, int]:
        found = (
            select(REGRADE.exercise, func.count(ITEM.submission_id.distinct()))
            .join(tables.regrade_item, ITEM.regrade_id == REGRADE.id)
            .where(ITEM.kind == RegradeKind.FLAKY, REGRADE.cohort == cohort, REGRADE.suite_digest.in_(suite_digests))
            .group_by(REGRADE.exercise)
        )
        return dict(self._connection.execute(found).all())

    def gained_of(self, enrollment_ids: Sequence[str], since: datetime) -> tuple[RegradeItem, ...]:
        found = (
            select(tables.regrade_item)
            .join(tables.regrade, REGRADE.id == ITEM.regrade_id)
            .where(ITEM.enrollment_id.in_(enrollment_ids), ITEM.kind == RegradeKind.GAINED)
            .where(REGRADE.decision == RegradeState.APPLIED, REGRADE.decided_at >= since)
            .order_by(REGRADE.decided_at.desc(), ITEM.submission_id)
        )
        return tuple(map(_item, self._connection.execute(found).mappings().all()))

    def of_submissions(self, submission_ids: Sequence[str]) -> Mapping[str, tuple[RegradeItem, ...]]:
        found: dict[str, tuple[RegradeItem, ...]] = {}
        for item in self._items(ITEM.submission_id.in_(submission_ids)):
            found[item.submission_id] = (*found.get(item.submission_id, ()), item)
        return found

    def _items(self, *which: ColumnElement[bool], limit: int | None = None) -> tuple[RegradeItem, ...]:
        found = select(tables.regrade_item).where(*which).order_by(ITEM.submission_id, ITEM.regrade_id).limit(limit)
        return tuple(map(_item, self._connection.execute(found).mappings().all()))

    def _regrades(self, *which: ColumnElement[bool], limit: int | None = None) -> tuple[Regrade, ...]:
        found = select(tables.regrade).where(*which).order_by(REGRADE.begun_at.desc(), REGRADE.id).limit(limit)
        rows = self._connection.execute(found).mappings().all()
        counts = self._counts([row[REGRADE.id] for row in rows])
        return tuple(_regrade(row, counts[row[REGRADE.id]]) for row in rows)

    def _counts(self, regrade_ids: Sequence[str]) -> Mapping[str, dict[RegradeKind | None, int]]:
        theirs = ITEM.regrade_id.in_(regrade_ids)
        found = select(ITEM.regrade_id, ITEM.kind, func.count()).where(theirs).group_by(ITEM.regrade_id, ITEM.kind)
        counts: dict[str, dict[RegradeKind | None, int]] = defaultdict(dict)
        for regrade_id, kind, number in self._connection.execute(found).all() if regrade_ids else ():
            counts[regrade_id][kind] = number
        return counts


def _kept(found: Select[*Columns], choice: RegradeChoice) -> Select[*Columns]:
    """Return what is asked of the hand-ins alone that a choice concerns and whose code is kept."""
    places = found.join(tables.enrollment, PLACE.id == SENT.enrollment_id)
    kept = places.join(tables.repository, tables.repository.c.id == SENT.repository_id)
    return kept.where(tables.repository.c.erased_at.is_(None), *_concerned(choice))


def _concerned(choice: RegradeChoice) -> list[ColumnElement[bool]]:
    """Return the conditions of hand-ins of learners whom a choice concerns."""
    concerned = [SENT.exercise == choice.exercise]
    if choice.cohort is not None:
        concerned.append(PLACE.cohort == choice.cohort)
    if choice.learner is not None:
        concerned.append(PLACE.person_id == choice.learner)
    if choice.which is WhichHandIns.FAILED:
        own = and_(CELL.enrollment_id == SENT.enrollment_id, CELL.exercise == SENT.exercise)
        concerned.append(~select(CELL.exercise).where(own, CELL.passed_at.is_not(None)).exists())
    return concerned


def _item(row: RowMapping) -> RegradeItem:
    return RegradeItem(**{column.name: row[column] for column in ITEM})


def _regrade(row: RowMapping, counts: Mapping[RegradeKind | None, int]) -> Regrade:
    return Regrade(
        id=row[REGRADE.id],
        choice=RegradeChoice(**{name: row[REGRADE[name]] for name in CHOSEN}, learner=row[REGRADE.learner_id]),
        suite_digest=row[REGRADE.suite_digest],
        begun_at=row[REGRADE.begun_at],
        begun_by=row[REGRADE.begun_by],
        total=row[REGRADE.total],
        decision=row[REGRADE.decision],
        decided_at=row[REGRADE.decided_at],
        counts={kind: counts[kind] for kind in RegradeKind if kind in counts},
        waiting=counts.get(None, 0),
    )
