"""What the publication gate finds in an exercise's own files."""

from dataclasses import replace

import pytest

from grader.domain.exercises.exercise import Isolation, WrongSolution
from grader.domain.grading.report import Ending
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import platform_fault, score
from grader.domain.publishing.proof import compare_isolations, never_tripped, prove_solution, prove_starter, prove_wrong
from grader.domain.verdicts import Reason
from tests.domain.samples import BONJOUR, report

PASSED = score(BONJOUR, report("ppp"))
FAILED = score(BONJOUR, report("pfn"))
BROKEN = score(BONJOUR, report("", Ending.EXERCISE))
WRONG = WrongSolution("ignores-the-name", ("uses-name",))


def test_a_solution_that_passes_holds() -> None:
    proof = prove_solution(PASSED, ())

    assert (proof.subject, proof.code, proof.holds) == ("solution", "passes", True)


def test_a_wrong_solution_that_stops_before_any_check_proves_nothing() -> None:
    proof = prove_wrong(WRONG, score(BONJOUR, report("", Ending.LEARNER)))

    assert (proof.code, proof.details, proof.holds) == ("does_not_load", (), True)


def test_a_starter_that_lacks_a_name_is_an_ordinary_one() -> None:
    proof = prove_starter(score(BONJOUR, report("", Ending.LEARNER)))

    assert (proof.code, proof.holds) == ("fails", True)


@pytest.mark.parametrize("reason", [Reason.SYNTAX_ERROR, Reason.TIME])
def test_a_starter_that_does_not_run_is_mentioned(reason: Reason) -> None:
    stopped = replace(score(BONJOUR, report("", Ending.LEARNER)), reason=reason)

    proof = prove_starter(stopped)

    assert (proof.code, proof.holds) == ("does_not_run", True)


def test_a_solution_that_fails_names_the_checks() -> None:
    proof = prove_solution(FAILED, ())

    assert (proof.code, proof.details, proof.holds) == ("must_pass", ("uses-name", "trims"), False)


SHARED = replace(BONJOUR, isolation=Isolation.SHARED)
TOGETHER = score(SHARED, report("ppp"))


def test_a_solution_that_passes_in_shared_isolation_alone_is_told_so_with_its_first_check_to_mend() -> None:
    proof = compare_isolations(prove_solution(FAILED, ()), TOGETHER)

    assert (proof.code, proof.details, proof.holds) == ("needs_shared", ("uses-name",), False)


def test_one_that_had_too_little_memory_needs_more_of_it() -> None:
    proof = compare_isolations(prove_solution(replace(FAILED, reason=Reason.MEMORY), ()), TOGETHER)

    assert proof.code == "must_pass"


def test_where_the_tests_stopped_for_it_the_check_is_the_one_that_was_to_come() -> None:
    stopped = score(BONJOUR, report("p", Ending.EXERCISE))

    proof = compare_isolations(prove_solution(stopped, ()), TOGETHER)

    assert (proof.code, proof.details) == ("needs_shared", ("uses-name",))


def test_a_solution_that_is_declared_shared_and_passes_apart_could_be_split() -> None:
    proof = compare_isolations(prove_solution(TOGETHER, ()), PASSED)

    assert (proof.code, proof.holds) == ("could_be_split", True)


@pytest.mark.parametrize(("own", "other"), [(FAILED, score(SHARED, report("pfn"))), (TOGETHER, FAILED)])
def test_another_isolation_that_does_not_pass_changes_nothing(own: Result, other: Result) -> None:
    proof = prove_solution(own, ())

    assert compare_isolations(proof, other) == proof


def test_a_test_that_belongs_to_no_check_does_not_hold() -> None:
    proof = prove_solution(PASSED, ("test_bonjour.py::test_forgotten",))

    assert (proof.code, proof.details, proof.holds) == (
        "tests_without_check",
        ("test_bonjour.py::test_forgotten",),
        False,
    )


def test_a_broken_suite_proves_nothing() -> None:
    proofs = [prove_solution(BROKEN, ()), prove_starter(BROKEN), prove_wrong(WRONG, BROKEN)]

    assert {(proof.code, proof.holds) for proof in proofs} == {("suite_broken", False)}


def test_our_own_fault_proves_nothing() -> None:
    proof = prove_starter(platform_fault(BONJOUR))

    assert not proof.holds


def test_a_starter_that_fails_holds() -> None:
    proof = prove_starter(FAILED)

    assert (proof.code, proof.holds) == ("fails", True)


def test_a_starter_that_passes_leaves_nothing_to_write() -> None:
    proof = prove_starter(PASSED)

    assert (proof.code, proof.holds) == ("must_fail", False)


def test_a_wrong_solution_is_caught_by_the_checks_it_names() -> None:
    proof = prove_wrong(WRONG, FAILED)

    assert (proof.subject, proof.code, proof.details, proof.holds) == (
        "wrong/ignores-the-name",
        "caught",
        ("uses-name",),
        True,
    )


def test_a_check_that_was_not_run_has_caught_nothing() -> None:
    proof = prove_wrong(WrongSolution("stops", ("uses-name", "trims")), FAILED)

    assert (proof.code, proof.details, proof.holds) == ("not_caught", ("trims",), False)


@pytest.mark.parametrize(
    ("starter", "untripped"),
    [("ppf", ("says-hello",)), ("fnn", ("trims",)), ("pfn", ("says-hello", "trims")), ("fff", ())],
)
def test_checks_that_neither_starter_nor_wrong_solution_trips_are_named(
    starter: str, untripped: tuple[str, ...]
) -> None:
    proofs = [prove_solution(PASSED, ()), prove_starter(score(BONJOUR, report(starter))), prove_wrong(WRONG, FAILED)]

    assert never_tripped(BONJOUR, proofs) == untripped
