"""What a result changed since the one before."""

from grader.domain.grading.change import Change, change_between
from grader.domain.grading.scoring import score
from tests.domain.samples import BONJOUR, report


def change(before: str, after: str) -> Change:
    return change_between(score(BONJOUR, report(before)), score(BONJOUR, report(after)))


def test_checks_that_pass_now_are_counted() -> None:
    assert change("fnn", "ppf") == Change(more=2, lost=())


def test_a_check_that_passed_before_is_named() -> None:
    assert change("pfn", "fnn") == Change(more=-1, lost=("says-hello",))


def test_a_check_that_was_not_run_is_no_loss() -> None:
    assert change("ppf", "fnn").lost == ("says-hello",)
