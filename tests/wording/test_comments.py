"""What is said of comments outside of them."""

from datetime import UTC, datetime

import pytest

from grader.domain.comments import Thread, Turn
from grader.domain.text import Language
from grader.wording.comments import awaiting_line, thread_place

ADDRESS = "https://ecole.example/comments"


@pytest.mark.parametrize(
    ("number", "language", "line"),
    [
        (1, Language.FR, f"1 commentaire pour toi\N{NO-BREAK SPACE}: {ADDRESS}"),
        (3, Language.FR, f"3 commentaires pour toi\N{NO-BREAK SPACE}: {ADDRESS}"),
        (3, Language.EN, f"3 comments for you: {ADDRESS}"),
    ],
)
def test_the_terminal_is_told_how_many_and_where(number: int, language: Language, line: str) -> None:
    assert awaiting_line(number, ADDRESS, language) == line


@pytest.mark.parametrize(("path", "line", "place"), [("a.py", 3, "a.py, ligne 3"), ("", None, "Sur tout le rendu")])
def test_a_thread_names_its_place(path: str, line: int | None, place: str) -> None:
    thread = Thread("H", "S", "E", path, line, Turn.STAFF, datetime(2026, 11, 23, tzinfo=UTC))

    assert thread_place(thread, Language.FR) == place
