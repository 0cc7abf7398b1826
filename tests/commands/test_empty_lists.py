"""A list that has nothing in it says so, and what to do next."""

from pathlib import Path

import pytest

from grader.wording.empty_lists import EMPTY_LISTS
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database


@pytest.fixture
def school(grader: Grader, data: Path) -> Grader:
    """Return the command line of a school with one cohort and one learner, who is in none."""
    fresh_database(data / "grader.sqlite3")
    assert grader("cohort", "open", "web-2610", "Web 26-10").status == 0
    assert grader("user", "add", "ada", "Ada").status == 0
    return grader


@pytest.mark.parametrize(
    ("asked", "name", "next_step"),
    [
        ("cohort people web-2610", "people", "grader user add HANDLE NAME --cohort web-2610"),
        ("user token list ada", "tokens", "grader user token new ada LABEL --scope SCOPE"),
        ("regrade list", "regrades", "grader regrade start EXERCISE"),
        ("receipt keys", "keys", "The first hand-in makes one."),
    ],
)
def test_an_empty_list_says_what_to_do_next(asked: str, name: str, next_step: str, school: Grader) -> None:
    ended = school(*asked.split())

    assert (ended.status, ended.shown) == (0, "")
    assert ended.errors.startswith(EMPTY_LISTS[name].partition("%")[0])
    assert ended.errors.endswith(f"{next_step}\n")


def test_a_school_without_a_cohort_says_how_to_open_one(grader: Grader, data: Path) -> None:
    fresh_database(data / "grader.sqlite3")

    ended = grader("cohort", "list")

    assert (ended.shown, ended.errors) == (
        "",
        "There is no cohort yet. To open the first one: grader cohort open SLUG NAME\n",
    )


def test_a_cohort_of_another_name_is_told_and_stays(school: Grader) -> None:
    ended = school("cohort", "open", "web-2610", "Web, le soir")

    assert (ended.status, ended.shown) == (2, "")
    assert "There is a cohort web-2610 already, called “Web 26-10”. Nothing was changed." in ended.errors
    assert "grader cohort rename web-2610 NAME" in ended.errors
    assert school("cohort", "list").shown == "web-2610  Web 26-10\n"


def test_a_list_that_has_something_says_nothing_beside_it(school: Grader) -> None:
    ended = school("cohort", "list")

    assert (ended.shown, ended.errors) == ("web-2610  Web 26-10\n", "")
