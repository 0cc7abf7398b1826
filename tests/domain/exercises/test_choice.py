"""Some of an exercise's checks alone: what they need comes along, and what is left out is known."""

from dataclasses import replace

import pytest

from grader.domain.errors import NotFound
from grader.domain.exercises.choice import chosen, chosen_of_folder
from grader.domain.exercises.exercise import ExerciseFolder, WrongSolution
from tests.domain.samples import BONJOUR

HELLO, NAME, TRIMS = BONJOUR.checks
NEEDY = replace(BONJOUR, checks=(HELLO, replace(NAME, needs=("says-hello",)), replace(TRIMS, needs=("uses-name",))))
WRONG = tuple(
    (WrongSolution(name, caught_by), ())
    for name, caught_by in {"silent": ("says-hello",), "nameless": ("uses-name", "trims"), "wide": ("trims",)}.items()
)
FOLDER = ExerciseFolder(NEEDY, (), WRONG)


@pytest.mark.parametrize(
    ("ids", "kept"),
    [
        ((), ["says-hello", "uses-name", "trims"]),
        (("says-hello",), ["says-hello"]),
        (("uses-name",), ["says-hello", "uses-name"]),
        (("trims", "says-hello"), ["says-hello", "uses-name", "trims"]),
    ],
)
def test_what_a_check_needs_comes_along_in_the_declared_order(ids: tuple[str, ...], kept: list[str]) -> None:
    assert [check.id for check in chosen(NEEDY, ids).checks] == kept


def test_a_check_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(NotFound) as refused:
        chosen(NEEDY, ["uses-name", "says-hallo"])

    assert refused.value.params == {"check": "says-hallo", "checks": "says-hello, uses-name, trims"}


def test_wrong_solutions_come_along_with_the_checks_that_catch_them() -> None:
    folder = chosen_of_folder(FOLDER, ["uses-name"])

    assert [(wrong.name, wrong.caught_by) for wrong, _ in folder.wrong] == [
        ("silent", ("says-hello",)),
        ("nameless", ("uses-name",)),
    ]
    assert [check.id for check in folder.left_out] == ["trims"]


def test_without_a_choice_a_folder_stays_whole() -> None:
    assert chosen_of_folder(FOLDER, ()) == FOLDER
