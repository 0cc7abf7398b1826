"""The `repr` of a value, written no further than there is room for it.

A small list that holds itself twice at each of sixty levels is quickly sent, and would take years to write out.
"""

from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import chain

from runner_images.common.tests.literals import digits

_BRACKETS: dict[type, tuple[str, str]] = {
    list: ("[", "]"), tuple: ("(", ")"), dict: ("{", "}"), set: ("{", "}"), frozenset: ("frozenset({", "})"),
}  # fmt: skip
_HOLDERS = frozenset((*_BRACKETS, deque, OrderedDict, Counter, defaultdict))
_HELD = 200_000
"""How many values one of the other holders may hold, each counted as often as it would be written."""
_END = object()


def bounded_repr(value: object, limit: int) -> str:
    """Return what `repr` does, or at least its first `limit` characters."""
    written: list[str] = []
    room = limit
    for piece in _pieces(value, ()):
        written.append(piece)
        room -= len(piece)
        if room < 0:
            break
    return "".join(written)


def _pieces(value: object, within: tuple[int, ...]) -> Iterator[str]:
    """Yield the parts of a text; `within` are the ids of the values that this one lies in."""
    kind = type(value)
    if kind not in _BRACKETS or not value:
        written = digits(value) if kind is int and isinstance(value, int) else None
        yield written or (repr(value) if _is_small(value) else f"<{kind.__name__}>")
        return
    opening, closing = _BRACKETS[kind]
    if id(value) in within:
        yield f"{opening}...{closing}"
        return
    yield opening
    yield from _items(value, (*within, id(value)))
    yield ",)" if isinstance(value, tuple) and len(value) == 1 else closing


def _items(value: object, within: tuple[int, ...]) -> Iterator[str]:
    separator = ""
    for item in value if isinstance(value, Iterable) else ():
        yield separator
        yield from _pieces(item, within)
        if isinstance(value, dict):
            yield ": "
            yield from _pieces(value[item], within)
        separator = ", "


def _is_small(value: object) -> bool:
    """Tell whether a container that is not written here, but by itself, comes to an end soon."""
    waiting = [iter((value,))]
    for _ in range(_HELD):
        while waiting and (item := next(waiting[-1], _END)) is _END:
            waiting.pop()
        if not waiting:
            return True
        if type(item) in _HOLDERS:
            waiting.append(_inside(item))
    return False


def _inside(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        return chain.from_iterable(value.items())
    return iter(value if isinstance(value, Iterable) else ())
