"""Values as a learner would write them: short, and where they are whole, ready to be pasted into a shell."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from runner_images.common.tests.notation import Notation, is_exact
from runner_images.common.tests.suite_language import spoken

_LONGEST = 60
_MOST_ITEMS = 12
_DEEPEST = 4


@dataclass(frozen=True)
class Literal:
    """A value in writing."""

    shown: str
    pasted: str = ""
    exact: bool = True
    """It is all of the value, in the language's own words."""


def literal(value: object, name_of: Callable[[object], str | None], depth: int = 0) -> Literal:
    """Return `value` in writing, cut where it is long; what is no plain value by the name that `name_of` has for it."""
    kind, notation = type(value), spoken().notation
    if kind is str and isinstance(value, str):
        return _text(value, notation)
    if (single := notation.single(value)) is not None:
        return _single(value, single)
    if kind in notation.brackets:
        return _container(value, name_of, depth, notation)
    if _is_array(kind):
        return Literal(cut_middle(" ".join(repr(value).split()), _LONGEST), exact=False)
    shown = name_of(value) or f"<{kind.__name__}>"
    return Literal(shown, exact=False)


def _is_array(kind: type) -> bool:
    """Tell whether values of a class are numpy's own arrays, which no learner's code writes."""
    numpy = sys.modules.get("numpy")
    return numpy is not None and kind is vars(numpy).get("ndarray")


def cut_middle(text: str, limit: int) -> str:
    """Return `text`, or its beginning and its end around an ellipsis."""
    if len(text) <= limit:
        return text
    head = limit * 2 // 3
    return f"{text[:head]}…{text[len(text) - (limit - head - 1) :]}"


def _text(value: str, notation: Notation) -> Literal:
    if len(value) > _LONGEST:
        return Literal(notation.text(cut_middle(value, _LONGEST)), exact=False)
    return Literal(notation.text(value), notation.pasted(value))


def _single(value: object, written: str) -> Literal:
    if isinstance(value, int) and value.bit_length() > 4 * _LONGEST:
        return Literal(cut_middle(written, _LONGEST), exact=False)
    return Literal(written, written, exact=is_exact(value))


def _container(value: object, name_of: Callable[[object], str | None], depth: int, notation: Notation) -> Literal:
    kind = type(value)
    opening, closing = notation.brackets[kind]
    if not value:
        empty = notation.empty.get(kind, f"{opening}{closing}")
        return Literal(empty, empty)
    if depth >= _DEEPEST:
        return Literal(f"{opening}…{closing}", exact=False)
    parts = []
    for part in _parts(value, name_of, depth + 1, notation):
        parts.append(part)
        if len(parts) > _MOST_ITEMS:
            parts[-1] = Literal("…", exact=False)
            break
    if kind is tuple and len(parts) == 1:
        closing = f"{notation.lone}{closing}"
    shown, pasted = ", ".join(part.shown for part in parts), ", ".join(part.pasted for part in parts)
    return Literal(f"{opening}{shown}{closing}", f"{opening}{pasted}{closing}", exact=all(part.exact for part in parts))


def _parts(value: object, name_of: Callable[[object], str | None], depth: int, notation: Notation) -> Iterator[Literal]:
    if isinstance(value, Mapping):
        before, between, after = notation.pairs[type(value)]
        for key, item in value.items():
            left, right = _key(value, key, name_of, depth, notation), literal(item, name_of, depth)
            yield Literal(
                f"{before}{left.shown}{between}{right.shown}{after}",
                f"{before}{left.pasted}{between}{right.pasted}{after}",
                exact=left.exact and right.exact,
            )
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield literal(item, name_of, depth)


def _key(
    holder: object, key: object, name_of: Callable[[object], str | None], depth: int, notation: Notation
) -> Literal:
    written = notation.key(key) if type(holder) is dict else None
    return literal(key, name_of, depth) if written is None else Literal(written, written)
