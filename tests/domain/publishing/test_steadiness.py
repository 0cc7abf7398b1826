"""Whether a solution passes always, judged by what its runs came to."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from grader.domain.exercises.exercise import Check
from grader.domain.grading.scoring import score
from grader.domain.publishing.steadiness import SWEEP, Conditions, Repeat, Unsteady, orders, slow, unsteady
from grader.domain.text import Text
from tests.domain.samples import BONJOUR, report

DECLARED = tuple(check.id for check in BONJOUR.checks)
FIRST, SECOND, THIRD = DECLARED
OTHER = (SECOND, FIRST, THIRD)


def repeat(letters: str = "ppp", *, order: tuple[str, ...] = DECLARED, **conditions: Any) -> Repeat:
    """Return a run: what each check came to, as declared."""
    return Repeat(Conditions(**conditions), order, score(BONJOUR, report(letters)))


def found(*repeats: Repeat) -> tuple[Unsteady, ...]:
    return unsteady(repeats, DECLARED)


def test_twenty_runs_are_made() -> None:
    assert sum(plain + mixed for _, plain, mixed in SWEEP) == 20


def test_a_solution_that_passes_always_is_steady() -> None:
    assert found(repeat(), repeat(order=OTHER), repeat(hash_seed=1), repeat(days_ahead=40)) == ()


def test_a_check_that_passed_once_and_never_again_is_unsteady() -> None:
    (one,) = found(repeat("fpp"), repeat("fpp", hash_seed=1))

    assert one == Unsteady(FIRST, "once", failed=2, runs=2)


CAUSES = {
    "hash_seed": {"hash_seed": 1},
    "time_zone": {"hours_east": 14},
    "date": {"days_ahead": 40},
    "locale": {"locale": "fr_FR.UTF-8"},
}


@pytest.mark.parametrize("cause", CAUSES)
def test_the_condition_that_all_failures_share_is_the_cause(cause: str) -> None:
    (one,) = found(repeat(), repeat(), repeat("pfp", **CAUSES[cause]), repeat("pfp", **CAUSES[cause]))

    assert one == Unsteady(SECOND, cause, failed=2, runs=4)


def test_a_check_that_was_not_run_for_another_says_nothing() -> None:
    (one,) = found(repeat(), repeat("fnn", hash_seed=1), repeat("pnn", days_ahead=40))

    assert (one.check, one.cause) == (FIRST, "hash_seed")


def test_a_program_that_comes_to_no_check_fails_them_all() -> None:
    assert len(found(repeat(), repeat("", days_ahead=40))) == len(DECLARED)


def test_where_a_condition_passes_too_it_is_chance() -> None:
    (one,) = found(repeat(), repeat("pfp", hash_seed=1), repeat(hash_seed=1))

    assert one.cause == "chance"


def test_a_failure_as_declared_is_chance() -> None:
    (one,) = found(repeat(), repeat("ppf"), repeat(order=OTHER))

    assert (one.check, one.cause) == (THIRD, "chance")


def test_a_check_that_needs_another_before_it_names_it() -> None:
    (one,) = found(repeat(), repeat(), repeat("pfp", order=OTHER), repeat("pfp", order=(SECOND, THIRD, FIRST)))

    assert (one.check, one.cause, one.other) == (SECOND, "order", FIRST)


def test_an_order_that_comes_to_both_is_chance() -> None:
    (one,) = found(repeat(), repeat("pfp", order=OTHER), repeat(order=OTHER))

    assert one.cause == "chance"


def check(name: str, *needs: str) -> Check:
    return Check(name, f"test_x.py::test_{name}", Text("x"), needs=needs)


def test_orders_are_others_in_which_needs_come_first() -> None:
    checks = (check("a"), check("b", "a"), check("c"), check("d", "c"))

    made = [[one.id for one in order] for order in orders(checks, 4, "seed")]

    assert made[0] == ["c", "d", "a", "b"] or made[0] == ["c", "a", "d", "b"]
    assert all(order.index("a") < order.index("b") and order.index("c") < order.index("d") for order in made)
    assert made == [[one.id for one in order] for order in orders(checks, 4, "seed")]


def took(seconds: float) -> Repeat:
    """Return a run whose first check took so long."""
    result = repeat().result
    first, *others = result.checks
    checks = (replace(first, duration=timedelta(seconds=seconds)), *others)
    return Repeat(Conditions(), DECLARED, replace(result, checks=checks))


@pytest.mark.parametrize(
    ("longest", "named"), [([1.1] * 20, [FIRST]), ([0.9] * 19 + [1.9], []), ([0.9] * 18 + [1.9] * 2, [FIRST])]
)
def test_a_check_that_takes_more_than_half_of_its_time_but_for_one_run_is_named(
    longest: list[float], named: list[str]
) -> None:
    late = slow([took(seconds) for seconds in longest], timedelta(seconds=2))

    assert [one.check for one in late] == named
