"""Executions of submissions: added, read, counted, and leased to one worker at a time."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from time import sleep

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, insert, select

from grader.adapters.database import tables
from grader.adapters.database.clock import Clock
from grader.adapters.database.grading.leases import Leases
from grader.adapters.database.grading.results import attempt_of, document_of, failed_in, result_of
from grader.adapters.database.learner_locks import LearnerLocks
from grader.adapters.database.queue.claim_order import FOR_A_WORKER, ClaimOrder
from grader.adapters.database.submissions.repositories import repository_of
from grader.adapters.database.submissions.submissions import submission_of
from grader.domain.cohorts.progress import Attempt
from grader.domain.grading.run import Claim, Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import RunState

SEEN = tables.run.c.regrade_id.is_(None)
"""What is true of a run that learners see, and that says how they stand."""

PAUSES = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05)
"""Seconds before another look at a line in which others are taking, or joining, at this moment."""


def _latest() -> Select[*tuple[object, ...]]:
    newest_first = (tables.run.c.queued_at.desc(), tables.run.c.id.desc())
    age = func.row_number().over(partition_by=tables.run.c.submission_id, order_by=newest_first).label("age")
    theirs = tables.run.c.submission_id.in_(bindparam("submission_ids", expanding=True))
    aged = select(tables.run.c.id, age).where(theirs, SEEN).subquery()
    return select(tables.run).join(aged, aged.c.id == tables.run.c.id).where(aged.c.age == 1)


ADD = insert(tables.run)
LEARNER = select(tables.submission.c.enrollment_id).where(tables.submission.c.id == bindparam("of_submission"))
ONE = select(tables.run).where(tables.run.c.id == bindparam("of_run"))
LATEST = _latest()
ANSWERED = (
    select(tables.run.c.result)
    .join(tables.submission, tables.submission.c.id == tables.run.c.submission_id)
    .where(
        tables.submission.c.repository_id == bindparam("of_repository"),
        tables.run.c.state == RunState.FINISHED,
        SEEN,
        tables.run.c.suite_digest == bindparam("of_suite"),
        tables.run.c.image_digest == bindparam("of_image"),
        tables.run.c.files_digest == bindparam("of_files"),
    )
    .order_by(tables.run.c.finished_at.desc())
    .limit(1)
)
RESULTS = (
    select(tables.submission.c.number, tables.run.c.result)
    .join(tables.run, tables.run.c.submission_id == tables.submission.c.id)
    .where(
        tables.submission.c.enrollment_id == bindparam("of_enrollment"),
        tables.submission.c.exercise == bindparam("of_exercise"),
        tables.submission.c.number <= bindparam("up_to"),
        tables.run.c.state == RunState.FINISHED,
        SEEN,
    )
)
ATTEMPTS = (
    select(tables.submission.c.id, tables.submission.c.number, tables.run.c.result)
    .join(tables.run, tables.run.c.submission_id == tables.submission.c.id)
    .where(
        tables.submission.c.enrollment_id == bindparam("of_enrollment"),
        tables.submission.c.exercise == bindparam("of_exercise"),
        tables.run.c.suite_digest == bindparam("of_suite"),
        tables.run.c.state == RunState.FINISHED,
        SEEN,
    )
    .order_by(tables.run.c.queued_at, tables.run.c.id)
)
CLAIMED = (
    select(tables.run, tables.submission, tables.repository)
    .join(tables.submission, tables.submission.c.id == tables.run.c.submission_id)
    .join(tables.repository, tables.repository.c.id == tables.submission.c.repository_id)
    .where(tables.run.c.id == bindparam("of_run"))
)


class StoredRuns:
    """`grader.engine.ports.grading.Runs` in the table `run`."""

    def __init__(self, connection: Connection, learners: LearnerLocks, clock: Clock) -> None:
        self._connection = connection
        self._learners = learners
        self._clock = clock
        self._leases = Leases(connection, clock)
        self._line = ClaimOrder(connection)

    def add(self, run: Run) -> None:
        """Store a new run as it is; a queued one finds its place in line."""
        learner = self._connection.scalars(LEARNER, {"of_submission": run.submission_id}).one()
        self._learners.hold(learner)
        self.add_all([(run, learner)])

    def add_all(self, runs: Sequence[tuple[Run, str]]) -> None:
        if not runs:
            return
        self._connection.execute(ADD, [_values(run, enrollment_id) for run, enrollment_id in runs])
        for queue in QueueName:
            waiting = [one for one in runs if one[0].queue is queue and one[0].state is RunState.QUEUED]
            whose = {learner for run, learner in waiting if not run.is_held}
            if whose:
                self._line.settle(queue, whose)

    def get(self, run_id: str) -> Run | None:
        row = self._connection.execute(ONE, {"of_run": run_id}).mappings().one_or_none()
        return None if row is None else run_of(row)

    def get_all(self, run_ids: Collection[str]) -> dict[str, Run]:
        found = select(tables.run).where(tables.run.c.id.in_(run_ids))
        return {row[tables.run.c.id]: run_of(row) for row in self._connection.execute(found).mappings().all()}

    def of_submission(self, submission_id: str) -> tuple[Run, ...]:
        found = (
            select(tables.run)
            .where(tables.run.c.submission_id == submission_id, SEEN)
            .order_by(tables.run.c.queued_at.desc(), tables.run.c.id.desc())
        )
        return tuple(run_of(row) for row in self._connection.execute(found).mappings().all())

    def latest_of(self, submission_ids: Sequence[str]) -> dict[str, Run]:
        if not submission_ids:
            return {}
        rows = self._connection.execute(LATEST, {"submission_ids": submission_ids}).mappings().all()
        runs = map(run_of, rows)
        return {run.submission_id: run for run in runs}

    def claim(
        self, *, token: str, lease: timedelta, at: datetime, host: str | None = None, run_id: str | None = None
    ) -> Claim | None:
        if run_id is not None:
            self._learners.hold_that_of_run(run_id)
            return self._claim_it(self._leases.take(run_id, token, lease, at), token)
        for pause in PAUSES:
            taken = self._leases.take_next(token, lease, at, host)
            if taken is not None:
                self._learners.holds(taken["enrollment_id"])
                return self._claim_it(taken, token)
            if self._line.is_empty():
                return None
            if not self._line.mend():
                sleep(pause)
        return None

    def _claim_it(self, taken: RowMapping | None, token: str) -> Claim | None:
        """Return what was leased, the next of whose learner stands in line now."""
        if taken is None:
            return None
        self._line.close_up(taken["queue"], taken["enrollment_id"])
        return self._claimed(taken["id"], token)

    def renew(self, run_id: str, *, token: str, lease: timedelta) -> bool:
        return self._leases.renew(run_id, token, lease)

    def release(self, run_id: str, *, token: str, charge: bool) -> bool:
        self._learners.hold_that_of_run(run_id)
        given_back = self._leases.give_back(run_id, token, charge=charge)
        if given_back:
            self._stand_in_line(run_id)
        return given_back

    def finish(
        self,
        run_id: str,
        *,
        token: str,
        result: Result,
        at: datetime,
        image_digest: str | None = None,
        files_digest: str | None = None,
    ) -> bool:
        values = {
            "result": document_of(result),
            "image_digest": image_digest,
            "files_digest": files_digest,
            "finished_at": at,
            "free": result.is_free,
        }
        self._learners.hold_that_of_run(run_id)
        return self._leases.end(run_id, token, values)

    def answered(self, repository_id: str, *, suite_digest: str, image_digest: str, files_digest: str) -> Result | None:
        same = {
            "of_repository": repository_id,
            "of_suite": suite_digest,
            "of_image": image_digest,
            "of_files": files_digest,
        }
        stored = self._connection.scalar(ANSWERED, same)
        return None if stored is None else result_of(stored)

    def failed_checks(self, submission: Submission) -> dict[str, frozenset[int]]:
        theirs = {"of_enrollment": submission.enrollment_id, "of_exercise": submission.exercise}
        failed: dict[str, set[int]] = defaultdict(set)
        for number, result in self._connection.execute(RESULTS, theirs | {"up_to": submission.number}):
            for check_id in failed_in(result):
                failed[check_id].add(number)
        return {check_id: frozenset(numbers) for check_id, numbers in failed.items()}

    def attempts(self, submission: Submission, suite_digest: str) -> tuple[Attempt, ...]:
        theirs = {"of_enrollment": submission.enrollment_id, "of_exercise": submission.exercise}
        rows = self._connection.execute(ATTEMPTS, theirs | {"of_suite": suite_digest}).all()
        newest = {sent: attempt_of(sent, number, result) for sent, number, result in rows if result is not None}
        return tuple(newest.values())

    def waiting(self, limit: int) -> tuple[tuple[str, QueueName], ...]:
        found: list[tuple[str, QueueName]] = []
        for queue in QueueName:
            some = select(tables.run.c.id).where(FOR_A_WORKER, tables.run.c.queue == queue)
            some = some.order_by(tables.run.c.queued_at, tables.run.c.id).limit(limit - len(found))
            found += [(run_id, queue) for run_id in self._connection.scalars(some).all()]
        return tuple(found)

    def waiting_of(self, enrollment_ids: Sequence[str], limit: int) -> tuple[Run, ...]:
        theirs = tables.run.c.enrollment_id.in_(enrollment_ids)
        found = select(tables.run).where(FOR_A_WORKER, SEEN, theirs)
        found = found.order_by(tables.run.c.queued_at, tables.run.c.id).limit(limit)
        return tuple(run_of(row) for row in self._connection.execute(found).mappings().all())

    def expired(self) -> tuple[Run, ...]:
        """Return running runs whose lease is over, longest first."""
        found = select(tables.run).where(self._leases.is_over()).order_by(tables.run.c.lease_until, tables.run.c.id)
        return tuple(run_of(row) for row in self._connection.execute(found).mappings().all())

    def reclaim(self, run_id: str, *, max_attempts: int, token: str, lease: timedelta) -> Claim | None:
        self._learners.hold_that_of_run(run_id)
        if self._leases.requeue_expired(run_id, max_attempts):
            self._stand_in_line(run_id)
            return None
        return self._claimed(run_id, token) if self._leases.take_over_expired(run_id, token, lease) else None

    def count_waiting(self, queue: QueueName) -> int:
        found = select(func.count()).select_from(tables.run).where(FOR_A_WORKER, tables.run.c.queue == queue)
        return self._connection.scalar(found) or 0

    def _stand_in_line(self, run_id: str) -> None:
        found = select(tables.run.c.queue, tables.run.c.enrollment_id).where(tables.run.c.id == run_id)
        queue, enrollment_id = self._connection.execute(found).one()
        self._line.settle(queue, [enrollment_id])

    def _claimed(self, run_id: str, token: str) -> Claim:
        row = self._connection.execute(CLAIMED, {"of_run": run_id}).mappings().one()
        return Claim(run=run_of(row), submission=submission_of(row), repository=repository_of(row), token=token)


def _values(run: Run, enrollment_id: str) -> dict[str, object]:
    result = None if run.result is None else document_of(run.result)
    return {**vars(run), "enrollment_id": enrollment_id, "result": result}


def run_of(row: RowMapping) -> Run:
    """Return the run of a row that holds all columns of `run`."""
    columns = tables.run.c
    stored = row[columns.result]
    return Run(
        id=row[columns.id],
        submission_id=row[columns.submission_id],
        queue=row[columns.queue],
        state=row[columns.state],
        suite_digest=row[columns.suite_digest],
        queued_at=row[columns.queued_at],
        attempt=row[columns.attempt],
        image_digest=row[columns.image_digest],
        started_at=row[columns.started_at],
        finished_at=row[columns.finished_at],
        result=None if stored is None else result_of(stored),
        regrade_id=row[columns.regrade_id],
        held_until=row[columns.held_until],
    )
