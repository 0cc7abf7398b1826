"""The `repr` of a value, written no further than there is room for it.

A small list that holds itself twice at each of sixty levels is quickly sent, and would take years to write out.
"""

from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from runner_images.common.tests.notation import Notation
from runner_images.common.tests.suite_language import spoken

_HOLDERS = frozenset((list, tuple, dict, set, frozenset, deque, OrderedDict, Counter, defaultdict))
_HELD = 200_000
"""How many values one of the other holders may hold, each counted as often as it would be written."""
_MOST_PIECES = 500_000
_END = object()


@dataclass(frozen=True)
class _Written:
    """A text between two values; `ends` is the id of the container that it is the last of."""

    text: str
    ends: int | None = None


_COMMA = _Written(", ")


def bounded_repr(value: object, limit: int) -> str:
    """Return what `repr` does, or at least its first `limit` characters.

    A value of more than half a million parts is cut there: one that holds itself many times has no end in sight.
    """
    written: list[str] = []
    room = limit
    for piece in islice(_pieces(value, spoken().notation), _MOST_PIECES):
        written.append(piece)
        room -= len(piece)
        if room < 0:
            break
    return "".join(written)


def _pieces(value: object, notation: Notation) -> Iterator[str]:
    """Yield the parts of a text: without recursion, so that each costs the same however deep it lies."""
    around: set[int] = set()
    waiting: list[Iterator[object]] = [iter((value,))]
    while waiting:
        part = next(waiting[-1], _END)
        if part is _END:
            waiting.pop()
        elif isinstance(part, _Written):
            around.discard(part.ends or 0)
            yield part.text
        elif type(part) not in notation.brackets or not part:
            yield _alone(part, notation)
        elif id(part) in around:
            yield "...".join(notation.brackets[type(part)])
        else:
            around.add(id(part))
            yield notation.brackets[type(part)][0]
            waiting.append(_parts(part, notation))


def _alone(value: object, notation: Notation) -> str:
    """Return the text of what is no container, an empty one, or one that writes itself."""
    kind = type(value)
    if kind in notation.brackets:
        return notation.empty.get(kind, "".join(notation.brackets[kind]))
    if kind is str and isinstance(value, str):
        return notation.text(value)
    return notation.single(value) or (repr(value) if _is_small(value) else f"<{kind.__name__}>")


def _parts(value: object, notation: Notation) -> Iterator[object]:
    """Yield what stands between the brackets of a container, and the second of these."""
    separate = False
    for item in value if isinstance(value, Iterable) else ():
        if separate:
            yield _COMMA
        separate = True
        if isinstance(value, dict):
            yield from _pair(value, item, notation)
        else:
            yield item
    closing = notation.brackets[type(value)][1]
    alone = notation.lone if isinstance(value, tuple) and len(value) == 1 else ""
    yield _Written(f"{alone}{closing}", id(value))


def _pair(holder: dict[object, object], key: object, notation: Notation) -> Iterator[object]:
    before, between, after = notation.pairs[type(holder)]
    name = notation.key(key) if type(holder) is dict else None
    yield _Written(before)
    yield key if name is None else _Written(name)
    yield _Written(between)
    yield holder[key]
    yield _Written(after)


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
