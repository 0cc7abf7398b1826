"""Texts fit to leave the sandbox: short, storable, and without our own paths."""

import re

from runner_images.common.tests.bounded_repr import bounded_repr
from runner_images.common.wire.endings import LearnerGoneError
from runner_images.common.wire.limits import VALUE_CHARACTERS
from runner_images.common.wire.storable_text import tidy

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_PATH = re.compile(r"(?:/[\w.+-]+)+/")


def cut(text: str, limit: int = VALUE_CHARACTERS) -> str:
    """Return `text`, or its beginning and an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


_showing = False


def marked(text: str) -> str:
    """Return the `repr` of a learner's object; in angle quotes while a report is written, as it is their word."""
    return f"«{cut(text)}»" if _showing else text


def shown(value: object) -> str:
    """Return the `repr` of a value, cut, what a learner's object says of itself in angle quotes.

    The name of its type when there is none: an int of 5,000 digits, an object that raises or does not come to an end.
    """
    global _showing  # noqa: PLW0603 - `repr` of a list takes no argument to hand on
    _showing = True
    try:
        return tidy(cut(_ADDRESS.sub("", bounded_repr(value, 2 * VALUE_CHARACTERS))))
    except (Exception, LearnerGoneError):  # noqa: BLE001 - a class of the trainer's or of the learner's
        return f"<{type(value).__name__}>"
    finally:
        _showing = False


def public(text: str) -> str:
    """Return `text` cut, without memory addresses and without the folders of this container."""
    return tidy(cut(_PATH.sub("", _ADDRESS.sub("", text)), 2 * VALUE_CHARACTERS))
