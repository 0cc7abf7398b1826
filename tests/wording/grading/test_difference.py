"""Two values side by side, with what differs."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.wording.grading.difference import Blank, Piece, Pieces, difference


def text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def changed(pieces: Pieces) -> list[str]:
    return [piece.text for piece in pieces if piece.changed]


def test_equal_values_have_nothing_marked():
    assert difference("'Ada'", "'Ada'") == ((Piece("'Ada'", changed=False),),) * 2


def test_a_missing_space_is_one_named_piece():
    expected, actual = difference("'Bonjour Ada !'", "'Bonjour Ada!'")

    assert [piece.blank for piece in expected if piece.changed] == [Blank.SPACE]
    assert changed(actual) == []


def test_a_hard_space_is_told_from_a_space():
    expected, actual = difference("a b", "a\N{NO-BREAK SPACE}b")

    assert [piece.blank for piece in (*expected, *actual) if piece.changed] == [Blank.SPACE, Blank.HARD_SPACE]


def test_a_letter_in_a_word_is_marked_alone():
    expected, actual = difference("'bonjour Karim'", "'Bonjour Karim'")

    assert (changed(expected), changed(actual)) == (["b"], ["B"])


def test_values_with_little_in_common_are_marked_whole():
    expected, actual = difference("42", "None")

    assert (changed(expected), changed(actual)) == (["42"], ["None"])


@given(st.text(alphabet="ab \n\t", max_size=60), st.text(alphabet="ab \n\t", max_size=60))
def test_no_character_is_lost(left: str, right: str):
    expected, actual = difference(left, right)

    assert (text(expected), text(actual)) == (left, right)


@pytest.mark.parametrize(("left", "right"), [(" " * 200, "\t " * 100), ("ab" * 500, "ba" * 500), ("x" * 10**6, "y")])
def test_hostile_values_take_no_time(left: str, right: str):
    began = process_time()

    difference(left, right)

    assert process_time() - began < 0.5
