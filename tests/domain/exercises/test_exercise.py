"""Which files an exercise takes, and what its checks are worth."""

from dataclasses import replace

import pytest

from tests.domain.samples import BONJOUR


@pytest.mark.parametrize(
    ("pattern", "path", "taken"),
    [
        ("bonjour.py", "bonjour.py", True),
        ("bonjour.py", "Bonjour.py", False),
        ("bonjour.py", "src/bonjour.py", False),
        ("*.py", "bonjour.py", True),
        ("*.py", ".venv/lib/site.py", False),
        ("src/*.py", "src/bonjour.py", True),
        ("src/*.py", "src/a/bonjour.py", False),
        ("src/*/main.py", "src/a/main.py", True),
        ("page[12].html", "page2.html", True),
        ("page?.html", "page/.html", False),
    ],
)
def test_a_pattern_takes_files_of_its_own_folder(pattern: str, path: str, taken: bool) -> None:  # noqa: FBT001 - a case
    exercise = replace(BONJOUR, hand_in=(pattern,))

    answer = exercise.takes(path)

    assert answer is taken


def test_the_most_points_are_those_of_all_checks() -> None:
    assert BONJOUR.max_points == 6


def test_a_check_is_found_by_its_id() -> None:
    assert BONJOUR.check("trims").points == 3


def test_a_check_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        BONJOUR.check("says-goodbye")
