"""From a report to a verdict: nothing but every check, reported once and passed, is a pass."""

from dataclasses import replace
from itertools import product

import pytest

from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.grading.scoring import not_gradable, platform_fault, score
from grader.domain.text import Message
from grader.domain.verdicts import Blame, Outcome, Reason, Verdict
from tests.domain.samples import BONJOUR, report

CODE = Blame.YOUR_CODE
TAMPERED = (Verdict.TAMPERED, CODE, Reason.PROTOCOL)


def judgement(said: Report) -> tuple[Verdict, Blame | None, Reason | None]:
    """Return what a report is judged to be."""
    result = score(BONJOUR, said)
    return result.verdict, result.blame, result.reason


def test_every_check_passed_is_a_pass() -> None:
    assert judgement(report("ppp")) == (Verdict.PASSED, None, None)


def test_nothing_else_is_ever_a_pass() -> None:
    reports = (
        report("".join(letters), ending, reason)
        for ending, reason, letters in product(Ending, [None, *Reason], product("pfn", repeat=3))
        if ending is not Ending.FINISHED or letters != ("p", "p", "p")
    )

    passed = [said for said in reports if score(BONJOUR, said).verdict is Verdict.PASSED]

    assert passed == []


def test_what_is_ours_or_the_authors_is_never_blamed_on_the_learner() -> None:
    reports = [report("pp", ending, reason) for ending in Ending for reason in (Reason.PLATFORM, Reason.EXERCISE)]

    blamed = {(said.ending, said.reason) for said in reports if judgement(said)[1] is CODE}

    assert {ending for ending, _ in blamed} <= {Ending.FINISHED, Ending.TAMPERED}


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Reason.TIME, (Verdict.TIMED_OUT, CODE, Reason.TIME)),
        (Reason.PROTOCOL, TAMPERED),
        (Reason.EXERCISE, (Verdict.ERROR, Blame.EXERCISE, Reason.EXERCISE)),
        (Reason.PLATFORM, (Verdict.ERROR, Blame.PLATFORM, Reason.PLATFORM)),
        (Reason.SYNTAX_ERROR, (Verdict.FAILED, CODE, Reason.SYNTAX_ERROR)),
        (Reason.MEMORY, (Verdict.FAILED, CODE, Reason.MEMORY)),
        (None, (Verdict.FAILED, CODE, Reason.CHECK_FAILED)),
    ],
)
def test_a_program_that_ends_the_run_is_judged_by_the_reason(
    reason: Reason | None, expected: tuple[Verdict, Blame | None, Reason | None]
) -> None:
    assert judgement(report("pp", Ending.LEARNER, reason)) == expected


def test_a_broken_suite_is_the_exercises_fault() -> None:
    assert judgement(report("ppp", Ending.EXERCISE)) == (Verdict.ERROR, Blame.EXERCISE, Reason.EXERCISE)


def test_a_touched_course_is_never_kept() -> None:
    assert judgement(report("ppp", Ending.TAMPERED)) == TAMPERED


@pytest.mark.parametrize("letters", ["fpp", "pfp", "ppf", "fnn", "pff"])
def test_a_failed_check_fails_the_run(letters: str) -> None:
    assert judgement(report(letters)) == (Verdict.FAILED, CODE, Reason.CHECK_FAILED)


def test_the_first_failed_check_gives_the_reason() -> None:
    said = report("pff")
    checks = (said.checks[0], replace(said.checks[1], reason=Reason.TIME), said.checks[2])

    answer = judgement(replace(said, checks=checks))

    assert answer == (Verdict.TIMED_OUT, CODE, Reason.TIME)


@pytest.mark.parametrize("letters", ["", "p", "pp", "ppn", "nnn"])
def test_a_check_that_nobody_reported_or_ran_is_not_a_pass(letters: str) -> None:
    assert judgement(report(letters)) == TAMPERED


def test_a_check_reported_twice_is_not_a_pass() -> None:
    said = report("ppp")

    answer = judgement(replace(said, checks=(*said.checks, said.checks[0])))

    assert answer == TAMPERED


def test_a_check_that_the_exercise_does_not_know_is_not_a_pass() -> None:
    said = report("ppp")

    answer = judgement(replace(said, checks=(*said.checks, CheckReport("gift", Outcome.PASSED))))

    assert answer == TAMPERED


def test_points_come_from_the_exercise() -> None:
    result = score(BONJOUR, report("pfp"))

    assert [check.points for check in result.checks] == [1, 0, 3]
    assert (result.points, result.max_points) == (4, 6)


def test_checks_come_in_the_order_of_the_exercise() -> None:
    said = report("ppp")

    result = score(BONJOUR, replace(said, checks=said.checks[::-1]))

    assert [check.id for check in result.checks] == ["says-hello", "uses-name", "trims"]


def test_a_check_that_was_not_reached_says_so() -> None:
    result = score(BONJOUR, report("p", Ending.LEARNER, Reason.EXITED))

    assert [check.outcome for check in result.checks] == [Outcome.PASSED, Outcome.NOT_RUN, Outcome.NOT_RUN]
    assert result.checks[2].message == Message("ended_first")


def test_a_hand_in_that_cannot_be_graded_is_for_the_repository() -> None:
    problem = (Reason.MISSING_FILE, Message("missing_file", {"file": "bonjour.py"}))

    result = not_gradable(BONJOUR, problem, ignored=("notes.txt",))

    assert (result.verdict, result.blame, result.reason) == (Verdict.FAILED, Blame.YOUR_REPO, Reason.MISSING_FILE)
    assert (result.message, result.ignored, result.points) == (problem[1], ("notes.txt",), 0)


def test_our_own_fault_is_charged_to_nobody() -> None:
    result = platform_fault(BONJOUR)

    assert (result.verdict, result.blame, result.reason) == (Verdict.ERROR, Blame.PLATFORM, Reason.PLATFORM)
    assert all(check.outcome is Outcome.NOT_RUN for check in result.checks)
