"""Which paths are taken for an exercise's file, and which are not."""

from dataclasses import replace

import pytest

from grader.domain.exercises.exercise import Exercise
from grader.domain.submissions.likeness import MOST_COMPARED, Likely, likely_files
from tests.domain.samples import BONJOUR

PAGE = replace(BONJOUR, slug="page-perso", hand_in=("index.html", "css/*.css"))
PRIX, VOTE = (replace(BONJOUR, slug=slug, hand_in=("main.py",)) for slug in ("prix-ttc", "vote"))
GIVEN = (BONJOUR, PAGE, PRIX, VOTE)


def wanted(path: str, given: tuple[Exercise, ...] = GIVEN) -> list[str]:
    """Return where a path is said to belong."""
    return [likely.wanted for likely in likely_files([path], given)]


@pytest.mark.parametrize(
    "path", ["README.md", "notes.txt", "bonjour/test_bonjour.py", "bonjour/bonjour.js", "main.py", "a/b/c", "é", "()"]
)
def test_a_path_that_is_like_nothing_is_left_alone(path: str) -> None:
    assert wanted(path) == []


def test_one_name_of_two_exercises_is_told_apart_by_its_folder() -> None:
    assert wanted("prix_ttc (2)/main.py") == ["prix-ttc/main.py"]


def test_what_a_pattern_takes_is_found_below_a_folder_of_another_name() -> None:
    assert wanted("Page Perso/css/style.css") == ["page-perso/css/style.css"]


def test_the_innermost_folder_decides() -> None:
    assert wanted("bonjour/vote/main.py") == ["vote/main.py"]


def test_of_two_likely_files_the_one_of_the_very_name_is_meant() -> None:
    found = likely_files(["bonjour2.py", "exos/bonjour.py"], [BONJOUR])

    assert found == (Likely("exos/bonjour.py", "bonjour/bonjour.py", "bonjour"),)


def test_of_thousands_of_paths_those_nearest_the_top_are_compared() -> None:
    litter = [f"lib/{number}/bonjour.py" for number in range(MOST_COMPARED)]

    assert [one.found for one in likely_files([*litter, "bonjour.py"], GIVEN)] == ["bonjour.py"]
