"""What stopped a try first."""

import pytest

from grader.domain.grading.report import Ending
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import not_gradable, platform_fault, score
from grader.domain.stumbles.stumble import stumble_of
from grader.domain.text import Message
from grader.domain.verdicts import Reason
from tests.domain.samples import BONJOUR, report


def test_the_first_check_that_failed_is_told():
    stumble = stumble_of("bonjour", score(BONJOUR, report("pff")))

    assert stumble is not None
    assert (stumble.check, stumble.reason) == ("uses-name", Reason.CHECK_FAILED)


def test_a_run_that_was_stopped_before_any_check_names_none():
    problem = (Reason.MISSING_FILE, Message("missing_file", {"file": "a.py"}))

    stumble = stumble_of("bonjour", not_gradable(BONJOUR, problem))

    assert stumble is not None
    assert (stumble.check, stumble.reason) == ("", Reason.MISSING_FILE)


@pytest.mark.parametrize(
    "told",
    [
        score(BONJOUR, report("ppp")),
        platform_fault(BONJOUR),
        score(BONJOUR, report("pfn", Ending.TAMPERED)),
        score(BONJOUR, report("f", Ending.EXERCISE)),
    ],
)
def test_nothing_that_is_the_learners_stopped_it(told: Result):
    assert stumble_of("bonjour", told) is None
