"""The contract of `grader.engine.ports.grading.Runs`: who may work on a run."""

from dataclasses import replace
from datetime import datetime, timedelta
from time import CLOCK_BOOTTIME, clock_gettime

import pytest
from sqlalchemy import select

from grader.adapters.database.clock import EPOCH, Clock, since_boot
from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.submissions.submission import Repository, Submission
from grader.domain.verdicts import Outcome, RunState, Verdict

MINUTE = timedelta(minutes=1)
OVER = timedelta(seconds=-1)
PASSED = Result(
    Verdict.PASSED, None, None, 1, 1, (CheckResult("says-hello", Outcome.PASSED, points=1),), Isolation.SPLIT
)


def test_it_hands_a_queued_run_over_with_all_that_a_worker_needs(
    school: SqlDatabase, run: Run, submission: Submission
) -> None:
    with school.begin() as tx:
        claim = tx.runs.claim(token="mine", lease=MINUTE, at=run.queued_at)

    assert claim is not None
    assert claim.run == replace(run, state=RunState.RUNNING, attempt=1, started_at=claim.run.started_at)
    assert claim.repository == Repository("R-ada", "E-ada", "dwwm-2026", "ada")
    assert (claim.submission, claim.token) == (submission, "mine")


def test_it_dates_the_start_as_it_is_told(school: SqlDatabase, run: Run, morning: datetime) -> None:
    with school.begin() as tx:
        claim = tx.runs.claim(token="mine", lease=MINUTE, at=morning)

    assert claim is not None
    assert claim.run.started_at == morning


def test_it_hands_nothing_over_that_does_not_wait(school: SqlDatabase, run: Run, morning: datetime) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="first", lease=MINUTE, at=morning)

    with school.begin() as tx:
        claim = tx.runs.claim(token="second", lease=MINUTE, at=morning)

    assert claim is None


def test_it_stores_the_result_of_whoever_holds_the_run(school: SqlDatabase, run: Run, morning: datetime) -> None:
    with school.begin() as tx:
        claim = tx.runs.claim(token="mine", lease=MINUTE, at=morning)
        done = tx.runs.finish(run.id, token="mine", result=PASSED, image_digest="i1", at=morning)
        found = tx.runs.get(run.id)

    assert claim is not None
    finished = replace(claim.run, state=RunState.FINISHED, image_digest="i1", finished_at=morning, result=PASSED)
    assert (done, found) == (True, finished)


def test_it_drops_a_result_with_a_stale_token(school: SqlDatabase, run: Run, morning: datetime) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="zombie", lease=OVER, at=morning)
        tx.runs.reclaim(run.id, max_attempts=3, token="sweep", lease=MINUTE)
        tx.runs.claim(token="second", lease=MINUTE, at=morning)

    with school.begin() as tx:
        done = tx.runs.finish(run.id, token="zombie", result=PASSED, image_digest=None, at=morning)
        found = tx.runs.get(run.id)

    assert found is not None
    assert (done, found.state, found.result) == (False, RunState.RUNNING, None)


def test_it_finishes_a_run_once(school: SqlDatabase, run: Run, morning: datetime) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="mine", lease=MINUTE, at=morning)

    with school.begin() as tx:
        done = [tx.runs.finish(run.id, token="mine", result=PASSED, image_digest=None, at=morning) for _ in range(2)]

    assert done == [True, False]


def test_it_takes_a_late_result_of_a_run_that_nobody_else_took(
    school: SqlDatabase, run: Run, morning: datetime
) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="mine", lease=OVER, at=morning)

    with school.begin() as tx:
        done = tx.runs.finish(run.id, token="mine", result=PASSED, image_digest=None, at=morning)

    assert done


def test_it_lengthens_a_lease_for_its_holder_only(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="mine", lease=OVER, at=run.queued_at)
        late = tx.runs.expired()

    with school.begin() as tx:
        renewed = [tx.runs.renew(run.id, token=token, lease=MINUTE) for token in ("other", "mine")]
        found = tx.runs.expired()

    assert ([each.id for each in late], renewed, found) == (["U-1"], [False, True], ())


@pytest.mark.parametrize(("charge", "attempt"), [(True, 1), (False, 0)])
def test_it_queues_a_released_run_with_or_without_its_attempt(
    school: SqlDatabase, run: Run, *, charge: bool, attempt: int
) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="mine", lease=MINUTE, at=run.queued_at)

    with school.begin() as tx:
        released = [tx.runs.release(run.id, token=token, charge=charge) for token in ("other", "mine", "mine")]
        found = tx.runs.get(run.id)

    assert (released, found) == ([False, True, False], replace(run, attempt=attempt))


def test_it_queues_an_expired_run_that_has_attempts_left(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="dead", lease=OVER, at=run.queued_at)

    with school.begin() as tx:
        claim = tx.runs.reclaim(run.id, max_attempts=2, token="sweep", lease=MINUTE)
        found = tx.runs.get(run.id)

    assert (claim, found) == (None, replace(run, attempt=1))


def test_it_gives_an_expired_run_without_attempts_to_the_sweep_to_end_it(
    school: SqlDatabase, run: Run, morning: datetime
) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="dead", lease=OVER, at=morning)

    with school.begin() as tx:
        claim = tx.runs.reclaim(run.id, max_attempts=1, token="sweep", lease=MINUTE)
        done = [
            tx.runs.finish(run.id, token=token, result=PASSED, image_digest=None, at=morning)
            for token in ("dead", "sweep")
        ]

    assert claim is not None
    assert (claim.run.attempt, claim.token, done) == (1, "sweep", [False, True])


def test_it_leaves_a_run_alone_whose_lease_still_holds(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="mine", lease=MINUTE, at=run.queued_at)

    with school.begin() as tx:
        claim = tx.runs.reclaim(run.id, max_attempts=1, token="sweep", lease=MINUTE)
        renewed = tx.runs.renew(run.id, token="mine", lease=MINUTE)

    assert (claim, renewed) == (None, True)


def test_it_takes_a_lease_that_no_clock_explains_for_over(school: SqlDatabase, run: Run) -> None:
    with school.begin() as tx:
        tx.runs.claim(token="mine", lease=timedelta(hours=1), at=run.queued_at)

    with school.read() as tx:
        found = tx.runs.expired()

    assert [each.id for each in found] == [run.id]


def test_it_counts_from_the_start_of_the_machine_whatever_the_time_of_day() -> None:
    first, second = since_boot(), since_boot()

    assert 0 <= (second - first).total_seconds() < 5
    assert abs((first - EPOCH).total_seconds() - clock_gettime(CLOCK_BOOTTIME)) < 5


def test_it_reads_the_hosts_clock_in_sqlite(sqlite_address: str, morning: datetime) -> None:
    engine = open_engine(sqlite_address)

    with engine.connect() as connection:
        found = connection.scalar(select(Clock(connection, lambda: morning).after(MINUTE)))
    engine.dispose()

    assert found == morning + MINUTE


@pytest.mark.postgres
def test_it_reads_the_servers_clock_in_postgresql_which_goes_on_during_a_transaction(
    migrated_postgresql: str, morning: datetime
) -> None:
    engine = open_engine(migrated_postgresql)

    with engine.connect() as connection:
        clock = Clock(connection, lambda: morning)
        first, second = (connection.scalar(select(clock.after(MINUTE))) for _ in range(2))
    engine.dispose()

    assert first is not None
    assert second is not None
    assert morning != first < second
