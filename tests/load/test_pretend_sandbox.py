"""The sandbox of a simulation: no code runs, time passes as it was asked to."""

from datetime import timedelta
from random import Random
from statistics import median

from grader.domain.grading.scoring import score
from grader.domain.verdicts import Verdict
from scripts.simulating.pretend_sandbox import PretendSandbox
from tests.domain.samples import BONJOUR


def test_every_check_is_reported_and_passes() -> None:
    told: list[object] = []
    sandbox = PretendSandbox(timedelta(0), 0, random=Random(1))

    report = sandbox.run(BONJOUR, [], owner="ada", on_check=told.append)

    assert tuple(told) == report.checks
    assert score(BONJOUR, report).verdict is Verdict.PASSED


def test_times_lie_around_the_median_as_far_as_the_spread_says() -> None:
    slept: list[float] = []
    sandbox = PretendSandbox(timedelta(milliseconds=100), 0.5, random=Random(1), sleep=slept.append)

    reports = [sandbox.run(BONJOUR, [], owner="ada", on_check=lambda _: None) for _ in range(400)]

    times = sorted(report.sandbox.total_seconds() for report in reports)
    assert abs(sum(times) - sum(slept)) < 0.001
    assert 0.09 < median(times) < 0.11
    assert 0.2 < times[380] < 0.27


def test_an_instant_sandbox_takes_no_time() -> None:
    slept: list[float] = []
    sandbox = PretendSandbox(timedelta(0), 0.5, random=Random(1), sleep=slept.append)

    sandbox.run(BONJOUR, [], owner="ada", on_check=lambda _: None)

    assert set(slept) == {0.0}
