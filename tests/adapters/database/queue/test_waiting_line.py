"""The contract of `grader.engine.ports.queue.WaitingLine`."""

from dataclasses import replace
from datetime import datetime, timedelta

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.run import Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.queue.turns import QueuedRun
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import RunState, Verdict

SECOND = timedelta(seconds=1)
PASSED = Result(Verdict.PASSED, None, None, 0, 0, (), Isolation.SPLIT)


def test_it_counts_what_waits_no_further_than_asked(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.add(replace(run, id="U-2"))
        tx.runs.add(replace(run, id="U-3", queue=QueueName.REGRADE))

    with school.read() as tx:
        found = [tx.line.count(queues, limit) for queues in ([QueueName.LIVE], list(QueueName)) for limit in (2, 9)]

    assert found == [2, 2, 2, 3]


def test_it_is_full_at_its_limit_and_no_regrade_fills_it(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.add(replace(run, id="U-2", queue=QueueName.AUTHORING))
        tx.runs.add(replace(run, id="U-3", queue=QueueName.REGRADE))
        found = [tx.line.is_full(limit) for limit in (2, 3)]

    assert found == [True, False]


def test_it_lists_what_waits_with_its_learner_and_place(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.add(replace(run, id="U-2", queued_at=run.queued_at + SECOND))

    with school.read() as tx:
        found = tx.line.waiting(QueueName.LIVE), tx.line.waiting(QueueName.REGRADE)

    assert sorted(found[0], key=lambda one: one.run_id) == [
        QueuedRun("U-1", "E-ada", 1),
        QueuedRun("U-2", "E-ada", None),
    ]
    assert found[1] == ()


def test_it_knows_who_has_something_running(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="mine", lease=SECOND, at=run.queued_at)

    with school.read() as tx:
        found = [tx.line.busy(queue) for queue in (QueueName.LIVE, QueueName.REGRADE)]

    assert found == [{"E-ada"}, frozenset()]


def test_it_lists_a_learners_own_in_the_order_in_which_they_go(
    school: SqlDatabase, run: Run, submission: Submission
) -> None:
    with school.begin() as tx:
        tx.submissions.add(replace(submission, id="S-2", commit="c2", number=2))
        tx.runs.add(replace(run, id="U-2", submission_id="S-2"))

    with school.read() as tx:
        found = tx.line.own_order(run)

    assert found == ("U-2", "U-1")


def test_it_tells_how_long_runs_took(school: SqlDatabase, run: Run, morning: datetime) -> None:
    for number, seconds in enumerate((1, 3, 60)):
        with school.begin() as tx:
            end = morning + timedelta(seconds=seconds)
            ended = replace(run, id=f"U-1{number}", state=RunState.FINISHED, started_at=morning, finished_at=end)
            tx.runs.add(replace(ended, result=PASSED))

    with school.read() as tx:
        found = tx.line.usual_time()

    assert found == timedelta(seconds=3)


def test_before_the_first_end_nobody_knows_how_long_runs_take(school: SqlDatabase, run: Run) -> None:
    with school.read() as tx:
        assert tx.line.usual_time() is None
