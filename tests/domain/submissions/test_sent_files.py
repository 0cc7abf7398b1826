"""Where files that come without Git belong, and which are not taken."""

from dataclasses import replace

import pytest

from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.hand_in import MAX_FILE_BYTES
from grader.domain.submissions.sent_files import MOST_FILES, placed
from tests.domain.samples import BONJOUR

SITE = replace(BONJOUR, hand_in=("index.html", "css/style.css", "src/*.js", "*.py", ".htaccess", "a/x.txt", "b/x.txt"))


def refusal(*names: str, content: bytes = b"") -> str:
    """Return why these files are not taken."""
    with pytest.raises(NotValid) as refused:
        placed(SITE, [SourceFile(name, content) for name in names])
    return refused.value.code


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("index.html", "index.html"),
        ("style.css", "css/style.css"),
        ("src/a.js", "src/a.js"),
        ("prénom été.py", "prénom été.py"),
        (".htaccess", ".htaccess"),
    ],
)
def test_a_file_is_placed_by_the_hand_in_list(name: str, place: str) -> None:
    assert placed(SITE, [SourceFile(name, b"x")]) == (SourceFile(place, b"x"),)


@pytest.mark.parametrize(
    "name",
    [
        *("../a.py", "/a.py", "src/../../a.js", "src//a.js", ".a.py", ".git/a.py", "-a.py", "a\n.py", "\udce9.py"),
        *("a\\b.py", "C:a.py", " a.py", "a.py ", "", "x" * 300 + ".py", "src/.a.js", "a\u202e.py"),
    ],
)
def test_an_odd_name_is_not_taken(name: str) -> None:
    assert refusal(name) == "sent_name"


@pytest.mark.parametrize("name", ["notes.txt", "a.js", "x.txt", "deep/index.html"])
def test_what_is_not_asked_for_or_has_two_places_is_not_taken(name: str) -> None:
    assert refusal(name) == "sent_not_asked"


def test_nothing_and_too_much_are_not_taken() -> None:
    many = [f"a{number}.py" for number in range(MOST_FILES + 1)]
    large = bytes(MAX_FILE_BYTES + 1)

    assert (refusal(), refusal(*many), refusal("a.py", content=large)) == ("sent_none", "sent_too_many", "sent_large")


def test_two_files_for_one_place_are_not_taken() -> None:
    assert refusal("style.css", "css/style.css") == "sent_twice"
