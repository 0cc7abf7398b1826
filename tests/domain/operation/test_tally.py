"""Counts by the hour: what a run adds to them, and the percentiles that are read from them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.run import Result, Run
from grader.domain.operation.tally import STEPS, Measure, Tally, by_step, hour_of, of_run, percentile, step_of
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import Blame, Reason, RunState, Verdict

MORNING = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
HALF_A_SECOND = timedelta(seconds=0.5)
durations = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=1))


def finished(*, waited: float = 0.1, took: float = 0.4) -> Run:
    result = Result(Verdict.FAILED, Blame.YOUR_CODE, Reason.CHECK_FAILED, 0, 1, (), Isolation.SPLIT)
    return Run(
        "N1",
        "S1",
        QueueName.LIVE,
        RunState.FINISHED,
        "d",
        MORNING,
        started_at=MORNING + timedelta(seconds=waited),
        finished_at=MORNING + timedelta(seconds=took),
        result=result,
    )


def test_a_run_counts_once_for_its_verdict_and_once_for_its_wait():
    hour = datetime(2026, 11, 23, 8, tzinfo=UTC)

    verdict, wait = of_run(finished())

    took, waited = timedelta(seconds=0.4), timedelta(seconds=0.1)
    assert verdict == Tally(hour, Measure.VERDICT, "failed", "live", "your_code", HALF_A_SECOND, took=took)
    assert wait == Tally(hour, Measure.WAIT, queue="live", up_to=waited, took=waited)


def test_a_run_that_goes_on_counts_for_nothing():
    assert of_run(Run("N1", "S1", QueueName.LIVE, RunState.QUEUED, "d", MORNING)) == ()


def test_two_clocks_make_no_time_negative():
    verdict, wait = of_run(finished(waited=-1, took=-0.5))

    assert {verdict.took, wait.took} == {timedelta(0)}
    assert {verdict.up_to, wait.up_to} == {STEPS[0]}


def test_an_hour_is_one_of_utc():
    assert hour_of(datetime.fromisoformat("2026-11-23T09:59:59+01:00")) == datetime(2026, 11, 23, 8, tzinfo=UTC)


@given(durations)
def test_a_duration_is_counted_under_a_step_that_is_not_shorter(duration: timedelta):
    step = step_of(duration)

    assert duration <= step
    assert all(duration > shorter for shorter in STEPS if shorter < step)


def test_the_last_step_takes_whatever_is_longer():
    assert step_of(timedelta(days=40)) == STEPS[-1]


def test_steps_add_up_over_hours():
    early, late = (Tally(MORNING + timedelta(hours=n), Measure.WAIT, up_to=HALF_A_SECOND, count=2) for n in (0, 1))

    assert by_step([early, late]) == {HALF_A_SECOND: 4}


def test_of_nothing_there_is_no_percentile():
    assert percentile({}, 0.5) is None


@pytest.mark.parametrize(("share", "seconds"), [(0.5, 0.5), (0.25, 0.4), (0.75, 0.75), (1, 1)])
def test_within_a_step_durations_lie_evenly(share: float, seconds: float):
    counts = {timedelta(seconds=0.5): 50, timedelta(seconds=1): 50}

    found = percentile(counts, share)

    assert found == timedelta(seconds=seconds + (0.125 if share == 0.75 else 0))


@given(st.lists(durations, min_size=1), st.floats(min_value=0.01, max_value=1))
def test_a_percentile_lies_in_the_step_of_the_true_one(taken: list[timedelta], share: float):
    counts = by_step(Tally(MORNING, Measure.WAIT, up_to=step_of(duration)) for duration in taken)
    place = max(1, -(-int(share * len(taken) * 1000) // 1000))

    found = percentile(counts, share)

    assert found is not None
    assert step_of(found) in {step_of(sorted(taken)[min(place, len(taken)) - 1]), step_of(sorted(taken)[place - 1])}
