"""The contract of `grader.engine.ports.grading.Runs`: what is stored, listed and counted."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, RunState, Verdict
from grader.engine.ports.database import Conflict

SECOND = timedelta(seconds=1)
PASSED = Result(
    Verdict.PASSED, None, None, 1, 1, (CheckResult("says-hello", Outcome.PASSED, points=1),), Isolation.SPLIT
)


def test_it_returns_a_queued_run_as_it_was_added(school: SqlDatabase, run: Run) -> None:
    with school.read() as tx:
        found = tx.runs.get(run.id), tx.runs.get("other")

    assert found == (run, None)


def test_it_takes_a_run_id_once(school: SqlDatabase, run: Run) -> None:
    with pytest.raises(Conflict), school.begin() as tx:
        tx.runs.add(run)


def test_it_takes_a_run_that_was_answered_from_a_stored_verdict(
    school: SqlDatabase, run: Run, morning: datetime
) -> None:
    answered = replace(run, id="U-2", state=RunState.FINISHED, finished_at=morning, result=replace(PASSED, cached=True))

    with school.begin() as tx:
        tx.runs.add(answered)
        found = tx.runs.get("U-2")

    assert found == answered


def test_it_keeps_whatever_a_learner_prints(school: SqlDatabase, run: Run, morning: datetime) -> None:
    hostile = "\x00 \x1b[31m \ud800 \U0001f600 '; DROP TABLE run; --"
    check = CheckResult("says-hello", Outcome.FAILED, message=Message(hostile, {hostile: hostile}), output=hostile)
    result = replace(PASSED, checks=(check,), ignored=(hostile,))
    with school.begin() as tx:
        tx.runs.claim(token="mine", lease=SECOND, at=morning)
        tx.runs.finish(run.id, token="mine", result=result, image_digest=None, at=morning)

    with school.read() as tx:
        found = tx.runs.get(run.id)

    assert found is not None
    assert found.result == result


def test_it_tells_which_hand_ins_failed_a_check_once_each_and_up_to_one_of_them(
    school: SqlDatabase, run: Run, submission: Submission, morning: datetime
) -> None:
    failed = replace(PASSED, checks=(CheckResult("says-hello", Outcome.FAILED, output="\0 \ud800"),))
    ended = replace(run, state=RunState.FINISHED, finished_at=morning, result=failed)
    later = replace(submission, id="S-2", commit="9" * 40, number=2)
    with school.begin() as tx:
        tx.submissions.add(later)
        for number, of in enumerate((submission, submission, later)):
            tx.runs.add(replace(ended, id=f"F-{number}", submission_id=of.id))

    with school.read() as tx:
        found = tx.runs.failed_checks(submission), tx.runs.failed_checks(later)

    assert found == ({"says-hello": {1}}, {"says-hello": {1, 2}})


@pytest.mark.parametrize("changed", [None, "repository_id", "suite_digest", "image_digest", "files_digest"])
def test_it_finds_what_the_same_repository_got_for_the_same_digests(
    school: SqlDatabase, run: Run, submission: Submission, morning: datetime, changed: str | None
) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="mine", lease=SECOND, at=morning)
        tx.runs.finish(run.id, token="mine", result=PASSED, at=morning, image_digest="i1", files_digest="f1")
    asked = {"suite_digest": run.suite_digest, "image_digest": "i1", "files_digest": "f1"}
    asked |= {"repository_id": submission.repository_id} | ({changed: "other"} if changed else {})

    with school.read() as tx:
        found = tx.runs.answered(asked.pop("repository_id"), **asked)

    assert found == (None if changed else PASSED)


def test_it_returns_the_newest_run_of_each_submission_in_one_query(
    school: SqlDatabase, run: Run, submission: Submission, statements: list[str]
) -> None:
    regrade = replace(run, id="U-2", queue=QueueName.REGRADE, queued_at=run.queued_at + SECOND)
    with school.begin() as tx:
        tx.submissions.add(replace(submission, id="S-2", commit="c2"))
        tx.runs.add(regrade)
    statements.clear()

    with school.read() as tx:
        found = tx.runs.latest_of(["S-1", "S-2"])

    assert (found, len(statements)) == ({"S-1": regrade}, 1)


def test_it_asks_nothing_for_no_submissions(school: SqlDatabase, statements: list[str]) -> None:
    statements.clear()

    with school.read() as tx:
        found = tx.runs.latest_of([])

    assert (found, statements) == ({}, [])


def test_it_lists_what_waits_by_queue_and_age(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.add(replace(run, id="U-2", queue=QueueName.REGRADE, queued_at=run.queued_at - SECOND))
        tx.runs.add(replace(run, id="U-3", queued_at=run.queued_at - SECOND))

    with school.read() as tx:
        found, some = tx.runs.waiting(10), tx.runs.waiting(1)

    assert found == (("U-3", QueueName.LIVE), ("U-1", QueueName.LIVE), ("U-2", QueueName.REGRADE))
    assert some == found[:1]


def test_it_counts_what_waits_in_a_queue(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.add(replace(run, id="U-2"))
        tx.runs.add(replace(run, id="U-3", queue=QueueName.REGRADE))
        tx.runs.claim(token="mine", lease=SECOND, at=run.queued_at)

    with school.read() as tx:
        found = [tx.runs.count_waiting(queue) for queue in QueueName]

    assert found == [1, 0, 1]


def test_it_lists_what_waits_of_some_places_oldest_first(school: SqlDatabase, run: Run) -> None:
    older = replace(run, id="U-2", queue=QueueName.REGRADE, queued_at=run.queued_at - SECOND)
    with school.begin() as tx:
        tx.runs.add(older)

    with school.read() as tx:
        found = [tx.runs.waiting_of(places, limit) for places, limit in ((["E-ada"], 9), (["E-ada"], 1), (["E-x"], 9))]

    assert found == [(older, run), (older,), ()]


def test_it_lists_the_runs_of_a_submission_newest_first(school: SqlDatabase, run: Run, morning: datetime) -> None:
    again = replace(run, id="U-2", queue=QueueName.REGRADE, queued_at=morning + SECOND)
    with school.begin() as tx:
        tx.runs.add(again)

    with school.read() as tx:
        found = tx.runs.of_submission(run.submission_id), tx.runs.of_submission("other")

    assert found == ((again, run), ())
