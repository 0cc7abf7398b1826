"""Faults that runs met with, and how the queues stand."""

from dataclasses import replace
from datetime import datetime, timedelta

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.grading.run import Run
from grader.domain.queue.queues import QueueName
from grader.engine.ports.operation import Fault, QueueState


def test_faults_are_listed_newest_first(database: SqlDatabase, morning: datetime) -> None:
    broke = Fault("U-1", "S-1", "bonjour", morning, "SandboxBroke", ended=False)
    with database.begin() as tx:
        tx.faults.add(broke)
        tx.faults.add(replace(broke, ended=True))

    with database.read() as tx:
        found = tx.faults.latest(9)
        (newest,) = tx.faults.latest(1)

    assert [replace(fault, id=0) for fault in found] == [replace(broke, ended=True), broke]
    assert newest == found[0]


def test_old_faults_are_forgotten(database: SqlDatabase, morning: datetime) -> None:
    broke = Fault("U-1", "S-1", "bonjour", morning, "SandboxBroke", ended=False)
    with database.begin() as tx:
        tx.faults.add(broke)
        tx.faults.add(replace(broke, at=morning + timedelta(days=1)))
        tx.faults.forget(morning + timedelta(hours=1))

    with database.read() as tx:
        assert [fault.at for fault in tx.faults.latest(9)] == [morning + timedelta(days=1)]


def test_queues_stand_empty_at_first(database: SqlDatabase) -> None:
    with database.read() as tx:
        assert tx.queues.state() == tuple(QueueState(queue) for queue in QueueName)


def test_a_queue_tells_what_waits_and_since_when(school: SqlDatabase, run: Run, morning: datetime) -> None:
    with school.begin() as tx:
        tx.runs.add(replace(run, id="U-2", queued_at=morning + timedelta(seconds=9)))
        tx.runs.add(replace(run, id="U-3", queue=QueueName.REGRADE))

    with school.read() as tx:
        live, authoring, regrade = tx.queues.state()

    assert live == QueueState(QueueName.LIVE, waiting=2, oldest=morning)
    assert authoring == QueueState(QueueName.AUTHORING)
    assert regrade.waiting == 1
    assert live.longest_wait(morning + timedelta(minutes=1)) == timedelta(minutes=1)


def test_a_queue_tells_what_runs(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="t", lease=timedelta(seconds=20), at=run.queued_at)

    with school.read() as tx:
        assert tx.queues.state()[0] == QueueState(QueueName.LIVE, running=1)


def test_those_that_wait_longest_come_first(school: SqlDatabase, run: Run, morning: datetime) -> None:
    with school.begin() as tx:
        tx.runs.add(replace(run, id="U-2", queued_at=morning + timedelta(seconds=9)))
        tx.runs.add(replace(run, id="U-3", queued_at=morning - timedelta(seconds=9), queue=QueueName.REGRADE))

    with school.read() as tx:
        found = tx.queues.longest_waiting(2)

    assert [(one.run_id, one.queue) for one in found] == [("U-3", QueueName.REGRADE), (run.id, QueueName.LIVE)]
