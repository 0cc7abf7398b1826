"""What came out of a hand-in that was run again, and what its checks say otherwise."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.regrades.comparing import differences, kind_of
from grader.domain.regrades.regrade import RegradeKind
from grader.domain.text import Message
from grader.domain.verdicts import Blame, Outcome, Reason, RunState, Verdict

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OLD, NEW = "old", "new"


def check(name: str, outcome: Outcome, code: str = "differs") -> CheckResult:
    return CheckResult(name, outcome, message=None if outcome is Outcome.PASSED else Message(code))


PASS = Result(Verdict.PASSED, None, None, 2, 2, (check("a", Outcome.PASSED),), Isolation.SPLIT)
FAIL = Result(
    Verdict.FAILED, Blame.YOUR_CODE, Reason.CHECK_FAILED, 0, 2, (check("a", Outcome.FAILED),), Isolation.SPLIT
)
OURS = Result(Verdict.ERROR, Blame.PLATFORM, Reason.PLATFORM, 0, 2, (), Isolation.SPLIT)
BROKEN = replace(OURS, blame=Blame.EXERCISE, reason=Reason.EXERCISE)


def run(result: Result | None, suite: str = NEW, image: str = "image") -> Run:
    return Run("R", "S", QueueName.REGRADE, RunState.FINISHED, suite, NOON, image_digest=image, result=result)


@pytest.mark.parametrize(
    ("before", "first", "again", "kind"),
    [
        (run(FAIL, OLD), run(PASS), None, None),
        (run(FAIL, OLD), run(PASS), run(None), None),
        (run(FAIL, OLD), run(PASS), run(PASS), RegradeKind.GAINED),
        (run(PASS, OLD), run(FAIL), run(FAIL), RegradeKind.LOST),
        (run(FAIL, OLD), run(PASS), run(FAIL), RegradeKind.FLAKY),
        (run(PASS, OLD), run(FAIL), run(PASS), RegradeKind.FLAKY),
        (run(FAIL), run(PASS), None, RegradeKind.FLAKY),
        (run(PASS), run(FAIL), None, RegradeKind.FLAKY),
        (run(FAIL, image="older"), run(PASS), None, None),
        (run(FAIL), run(FAIL), None, RegradeKind.UNCHANGED),
        (run(PASS, OLD), run(PASS), None, RegradeKind.UNCHANGED),
        (run(OURS), run(PASS), run(PASS), RegradeKind.GAINED),
        (run(FAIL, OLD), run(OURS), None, RegradeKind.UNJUDGED),
        (run(PASS, OLD), run(BROKEN), None, RegradeKind.UNJUDGED),
        (run(PASS, OLD), run(FAIL), run(OURS), RegradeKind.UNJUDGED),
    ],
)
def test_it_says_what_came_out(before: Run, first: Run, again: Run | None, kind: RegradeKind | None):
    assert kind_of(before, first, again) is kind


def test_it_names_the_checks_that_say_something_else():
    kept, gone = check("kept", Outcome.FAILED), check("gone", Outcome.PASSED)
    before = replace(FAIL, checks=(kept, check("mended", Outcome.FAILED), gone, check("worded", Outcome.FAILED)))
    after = replace(
        FAIL,
        checks=(
            check("new", Outcome.PASSED),
            kept,
            check("mended", Outcome.PASSED),
            check("worded", Outcome.FAILED, "x"),
        ),
    )

    found = differences(before, after)

    assert [one.check for one in found] == ["new", "mended", "worded", "gone"]
    assert (found[0].before, found[-1].after) == (None, None)
