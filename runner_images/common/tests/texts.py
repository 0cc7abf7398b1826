"""Texts fit to leave the sandbox: short, storable, and without our own paths."""

import re

import pytest

from runner_images.common.tests.bounded_repr import bounded_repr
from runner_images.common.wire.endings import LearnerGoneError
from runner_images.common.wire.limits import VALUE_CHARACTERS
from runner_images.common.wire.storable_text import tidy

ABOUT = type(pytest.approx(0.0))
"""What pytest makes of a number that another one is to be near to."""
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_PATH = re.compile(r"(?<![\w.+-])(?:/[\w.+-]+)+/")
"""Folders from the root alone: `site/css/style.css` is a learner's own, and stays whole."""


def cut(text: str, limit: int = VALUE_CHARACTERS) -> str:
    """Return `text`, or its beginning and an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


_HARD_SPACE = re.compile(r"((?<!\\)(?:\\\\)*)\\xa0")
_HEAD, _BEFORE, _TAIL = 100, 200, 200
_FAR = 2_000_000
"""How far two values are written out to find where they differ."""
_showing = False


def marked(text: str) -> str:
    """Return the `repr` of a learner's object; in angle quotes while a report is written, as it is their word."""
    return f"«{cut(text)}»" if _showing else text


def shown(value: object) -> str:
    """Return the `repr` of a value, cut, what a learner's object says of itself in angle quotes."""
    return cut(_written(value, 2 * VALUE_CHARACTERS))


def shown_pair(expected: object, actual: object, *, alike: bool = False) -> tuple[str, str]:
    """Return two values as `shown` does, cut around the first character in which they differ.

    Args:
        expected: one.
        actual: the other.
        alike: no eye tells them apart: write out what is in the second alone.
    """
    one, other = _written(expected, _FAR), _written(actual, _FAR)
    if alike:
        other = "".join(c if c.isascii() or c in one else c.encode("unicode_escape").decode() for c in other)
    if max(len(one), len(other)) <= VALUE_CHARACTERS:
        return one, other
    place = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return _around(one, place), _around(other, place)


def text_pair(expected: str, actual: str) -> tuple[str, str]:
    """Return two texts as they are, line by line, cut around the first character in which they differ."""
    one, other = tidy(expected[:_FAR]), tidy(actual[:_FAR])
    place = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return _around(one, place), _around(other, place)


def _around(text: str, place: int) -> str:
    """Return the beginning of `text`, what stands at `place`, and the end, in the characters that a value may have."""
    if len(text) <= VALUE_CHARACTERS:
        return text
    start = place - _BEFORE
    if start <= _HEAD:
        return f"{text[: VALUE_CHARACTERS - _TAIL - 1]}…{text[-_TAIL:]}"
    # Of both values the same place comes first, so that they can be read one under the other.
    if len(text) - start < VALUE_CHARACTERS - _HEAD:
        return f"{text[:_HEAD]}…{text[start:]}"
    room = VALUE_CHARACTERS - _HEAD - _TAIL - 2
    return f"{text[:_HEAD]}…{text[start : start + room]}…{text[-_TAIL:]}"


def _written(value: object, limit: int) -> str:
    """Return the `repr` of a value, at most some `limit` characters of it.

    The name of its type when there is none: an int of 5,000 digits, an object that raises or does not come to an end.
    """
    global _showing  # noqa: PLW0603 - `repr` of a list takes no argument to hand on
    if isinstance(value, ABOUT):
        value = value.expected
    _showing = True
    try:
        text = _ADDRESS.sub("", bounded_repr(value, limit))
        return tidy(_HARD_SPACE.sub("\\1\N{NO-BREAK SPACE}", text))
    except (Exception, LearnerGoneError):  # noqa: BLE001 - a class of the trainer's or of the learner's
        return f"<{type(value).__name__}>"
    finally:
        _showing = False


def public(text: str) -> str:
    """Return `text` cut, without memory addresses and without the folders of this container."""
    return tidy(cut(_PATH.sub("", _ADDRESS.sub("", text)), 2 * VALUE_CHARACTERS))
