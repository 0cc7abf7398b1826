"""How wide a text is, and where it is wrapped."""

import pytest

from grader.wording.width import columns, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Été", 3), ("漢字", 4), ("🎉", 2), ("e\u0301", 1), ("\uff21", 2), ("❤\ufe0f", 2), ("क्षि", 2), ("🇫🇷", 2)],
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("   ", [""]),
        ("un deux", ["un", "deux"]),
        ("a  b c", ["a  b", "c"]),
        ("  un", ["  un"]),
        ("abcdefghijkl", ["abcde", "fghij", "kl"]),
        ("a abcdefgh", ["a", "abcde", "fgh"]),
        ("漢字漢字", ["漢字", "漢字"]),
        ("🇫🇷🇫🇷🇫🇷", ["🇫🇷🇫🇷", "🇫🇷"]),
        ("a\u00a0b c d", ["a\u00a0b c", "d"]),
    ],
)
def test_a_paragraph_is_wrapped_at_its_blanks_and_else_cut(text: str, lines: list[str]) -> None:
    assert wrap(text, 5) == lines
