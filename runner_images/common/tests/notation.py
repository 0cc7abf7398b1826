"""How values are written: as the tests write them, unless the learner's language has a notation of its own."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

_DECIMAL_BITS = 100_000
_UNSAFE = frozenset("\"$`!%\\'")
"""What bash, zsh, cmd or PowerShell may take for theirs between double quotes, or Python between single ones."""


@dataclass(frozen=True)
class Notation:
    """The words of a language for values."""

    text: Callable[[str], str]
    """A text with its quotes."""
    pasted: Callable[[str], str]
    """A text with its quotes, of which no shell takes anything for its own between double ones."""
    single: Callable[[object], str | None]
    """A number, a truth value or the like; None for any other value."""
    brackets: Mapping[type, tuple[str, str]]
    """What stands around the items of a container."""
    pairs: Mapping[type, tuple[str, str, str]]
    """What stands before, between and after a key and its value, by the type of their container."""
    empty: Mapping[type, str] = field(default_factory=dict)
    """A container without items, where it is not the brackets alone."""
    key: Callable[[object], str | None] = lambda _key: None
    """The key of a `dict`, where it is not written as a value is."""
    lone: str = ""
    """What follows the only item of a tuple."""


def digits(value: int) -> str:
    """Return an integer of any length, in decimal as far as that takes no time."""
    # Python refuses to write more than 4,300 digits; a Decimal has no such limit.
    return str(Decimal(value)) if value.bit_length() <= _DECIMAL_BITS else hex(value)


def is_exact(value: object) -> bool:
    """Tell whether a number's notation is a program that gives it."""
    return not isinstance(value, float) or math.isfinite(value)


def safe(text: str, written: Callable[[str], str]) -> str:
    """Return what stands between the quotes of a text to paste; `written` is one of its characters in a program."""
    return "".join(f"\\x{ord(one):02x}" if one in _UNSAFE else written(one) for one in text)


def _single(value: object) -> str | None:
    kind = type(value)
    if kind is int and isinstance(value, int):
        return digits(value)
    return repr(value) if value is None or kind in (bool, float) else None


PYTHON = Notation(
    text=repr,
    pasted=lambda text: f"'{safe(text, lambda one: repr(one)[1:-1])}'",
    single=_single,
    brackets={
        list: ("[", "]"), tuple: ("(", ")"), dict: ("{", "}"), set: ("{", "}"), frozenset: ("frozenset({", "})"),
    },
    pairs={dict: ("", ": ", "")},
    empty={set: "set()", frozenset: "frozenset()"},
    lone=",",
)  # fmt: skip
