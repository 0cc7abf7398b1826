"""Handles made from names."""

import pytest

from grader.domain.naming import MAX_HANDLE_LENGTH, check_handle
from grader.domain.rosters.handles import free_handle, handle_of


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        (("Ada Lovelace",), "ada-lovelace"),
        (("  Éloïse D'Août  ",), "eloise-d-aout"),
        (("Cœur Łukasz Øster",), "coeur-lukasz-oster"),
        (("محمد", "m.amrani@example.org"), "m-amrani"),
        (("李雷", ""), "apprenant"),
        (("42",), "apprenant"),
    ],
)
def test_a_handle_is_made_of_the_first_text_with_latin_letters(texts: tuple[str, ...], made: str):
    assert handle_of(*texts) == made


def test_a_long_name_leaves_room_for_a_number():
    taken = {handle_of("a" * 90)}

    handle = free_handle(handle_of("a" * 90), taken.__contains__)

    check_handle(handle)
    assert handle.endswith("-2")
    assert len(handle) <= MAX_HANDLE_LENGTH


def test_the_first_free_number_is_taken():
    assert free_handle("ada", {"ada", "ada-2"}.__contains__) == "ada-3"
