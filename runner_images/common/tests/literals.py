"""Values as a learner would write them: short, and where they are whole, ready to be pasted into a shell."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

_LONGEST = 60
_MOST_ITEMS = 12
_DEEPEST = 4
_BRACKETS: dict[type, tuple[str, str]] = {list: ("[", "]"), tuple: ("(", ")"), set: ("{", "}"), dict: ("{", "}")}
_DECIMAL_BITS = 100_000
_UNSAFE = frozenset("\"$`!%\\'")
"""What bash, zsh, cmd or PowerShell may take for theirs between double quotes, or Python between single ones."""


@dataclass(frozen=True)
class Literal:
    """A value in writing."""

    shown: str
    pasted: str = ""
    exact: bool = True
    """It is all of the value, in Python's own words."""


def literal(value: object, name_of: Callable[[object], str | None], depth: int = 0) -> Literal:
    """Return `value` in writing, cut where it is long; what is no plain value by the name that `name_of` has for it."""
    kind = type(value)
    if kind is str and isinstance(value, str):
        return _text(value)
    if value is None or kind in (bool, int, float):
        return _number(value)
    if kind in _BRACKETS and (value or kind is not set):
        return _container(value, name_of, depth)
    shown = name_of(value) or f"<{kind.__name__}>"
    return Literal(shown, exact=False)


def cut_middle(text: str, limit: int) -> str:
    """Return `text`, or its beginning and its end around an ellipsis."""
    if len(text) <= limit:
        return text
    head = limit * 2 // 3
    return f"{text[:head]}…{text[len(text) - (limit - head - 1) :]}"


def _text(value: str) -> Literal:
    if len(value) > _LONGEST:
        return Literal(repr(cut_middle(value, _LONGEST)), exact=False)
    pasted = "".join(f"\\x{ord(one):02x}" if one in _UNSAFE else repr(one)[1:-1] for one in value)
    return Literal(repr(value), f"'{pasted}'")


def _number(value: object) -> Literal:
    if isinstance(value, int) and value.bit_length() > 4 * _LONGEST:
        return Literal(cut_middle(digits(value), _LONGEST), exact=False)
    exact = not isinstance(value, float) or math.isfinite(value)
    return Literal(repr(value), repr(value), exact=exact)


def digits(value: int) -> str:
    """Return an integer of any length, in decimal as far as that takes no time."""
    # Python refuses to write more than 4,300 digits; a Decimal has no such limit.
    return str(Decimal(value)) if value.bit_length() <= _DECIMAL_BITS else hex(value)


def _container(value: object, name_of: Callable[[object], str | None], depth: int) -> Literal:
    opening, closing = _BRACKETS[type(value)]
    if depth >= _DEEPEST:
        return Literal(f"{opening}…{closing}", exact=False)
    parts = []
    for part in _parts(value, name_of, depth + 1):
        parts.append(part)
        if len(parts) > _MOST_ITEMS:
            parts[-1] = Literal("…", exact=False)
            break
    if type(value) is tuple and len(parts) == 1:
        closing = ",)"
    shown, pasted = ", ".join(part.shown for part in parts), ", ".join(part.pasted for part in parts)
    return Literal(f"{opening}{shown}{closing}", f"{opening}{pasted}{closing}", exact=all(part.exact for part in parts))


def _parts(value: object, name_of: Callable[[object], str | None], depth: int) -> Iterator[Literal]:
    if isinstance(value, dict):
        for key, item in value.items():
            left, right = literal(key, name_of, depth), literal(item, name_of, depth)
            yield Literal(
                f"{left.shown}: {right.shown}", f"{left.pasted}: {right.pasted}", exact=left.exact and right.exact
            )
    elif isinstance(value, list | tuple | set):
        for item in value:
            yield literal(item, name_of, depth)
