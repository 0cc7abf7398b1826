"""Handles made from people's names, where nobody chose one."""

import re
from collections.abc import Callable
from itertools import count

from grader.domain.naming import MAX_HANDLE_LENGTH, plain

OTHER_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ħ": "h",
    }
)
"""Latin letters that are no plain letter with a sign on it."""

NOT_OF_HANDLES = re.compile(r"[^a-z0-9]+")
WITHOUT_A_NAME = "apprenant"
ROOM_FOR_A_NUMBER = 5


def handle_of(*texts: str) -> str:
    """Return a handle made of the first of these texts that has Latin letters, such as a name, then an address."""
    made = (
        NOT_OF_HANDLES.sub("-", plain(text.partition("@")[0]).translate(OTHER_LETTERS)).strip("-") for text in texts
    )
    first = next((one for one in made if any(letter.isalpha() for letter in one)), WITHOUT_A_NAME)
    return first[: MAX_HANDLE_LENGTH - ROOM_FOR_A_NUMBER].rstrip("-")


def free_handle(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """Return a handle that nobody has: this one, or else with the first number behind it that is free."""
    if not is_taken(wanted):
        return wanted
    return next(one for number in count(2) if not is_taken(one := f"{wanted}-{number}"))
