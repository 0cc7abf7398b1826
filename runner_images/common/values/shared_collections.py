"""The shelf: the lists, dicts, sets and bytearrays that are one object on both sides of the border while it holds them.

Each side has one, and both hold the same numbers. What a side changed in place it tells before it says anything else.
"""

from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from operator import is_

CONTAINERS: tuple[type, ...] = (list, dict, set, bytearray, deque, Counter, OrderedDict, defaultdict)
_KINDS = frozenset(CONTAINERS)
_KEPT = 16
_KEPT_ITEMS = 1_000


class ContainerShelfError(Exception):
    """The peer named a container that is not on the shelf, or put one under a number that is not its own."""


class SharedCollections:
    """Containers by number, and what each held when the two sides last agreed."""

    def __init__(self, *, step: int) -> None:
        """Count by `step`: 1 on the tests' side, -1 on the learner's, so that their numbers never meet."""
        self._step = step
        self._last = 0
        self._held: dict[int, object] = {}
        self._agreed: dict[int, list[object]] = {}
        self._numbers: dict[int, int] = {}
        self._grown = False
        self._unsaid: list[tuple[int, list[object] | None]] = []
        """The numbers of the message under way, each with what was agreed before."""

    def number_of(self, container: object) -> int | None:
        """Return the number of `container`; None when it is not on the shelf."""
        return self._numbers.get(id(container))

    def next_number(self) -> int:
        """Return a number for a container of this side."""
        self._last += self._step
        return self._last

    def put(self, number: int, container: object) -> None:
        """Keep `container`, as both sides now know it, under `number`."""
        self._unsaid.append((number, self._agreed.get(number)))
        self._grown = True
        self._held[number] = container
        self._numbers[id(container)] = number
        self._agreed[number] = _content(container)

    def at(self, number: object) -> object:
        """Return the container `number`; ShelfError when there is none."""
        if not isinstance(number, int) or number not in self._held:
            msg = "no such container"
            raise ContainerShelfError(msg)
        return self._held[number]

    def replace(self, number: object, empty: object, content: Sequence[object]) -> object:
        """Return container `number`, on the shelf or else the peer's `empty`, with `content` in place of its own."""
        if not isinstance(number, int) or isinstance(number, bool):
            msg = "no number"
            raise ContainerShelfError(msg)
        container = self._held.get(number)
        if container is None:
            if number * self._step >= 0:
                msg = "a number of our own"
                raise ContainerShelfError(msg)
            container = empty
        if type(container) is not type(empty):
            msg = "another kind of container"
            raise ContainerShelfError(msg)
        refill(container, content)
        self.put(number, container)
        return container

    def changed(self) -> list[object]:
        """Return the containers that this side changed since the two agreed."""
        return [held for number, held in self._held.items() if _differs(held, self._agreed[number])]

    def agree(self) -> None:
        """Take the message under way as said, or as heard."""
        self._unsaid.clear()

    def unsay(self) -> None:
        """Take back the message under way: it was not sent."""
        for number, before in reversed(self._unsaid):
            if before is None:
                self.drop([number])
            else:
                self._agreed[number] = before
        self._unsaid.clear()

    def drop(self, numbers: Iterable[object]) -> None:
        """Let go of `numbers`: from here on the two sides hold copies."""
        for number in list(numbers):
            if isinstance(number, int) and number in self._held:
                self._numbers.pop(id(self._held.pop(number)), None)
                del self._agreed[number]

    def surplus(self) -> list[int]:
        """Return the oldest containers that are more than a shelf should hold between two calls."""
        if not self._grown:
            return []
        self._grown = False
        total = sum(map(len, self._agreed.values()))
        surplus: list[int] = []
        for number, content in self._agreed.items():
            if total <= _KEPT_ITEMS and len(self._held) - len(surplus) <= _KEPT:
                break
            surplus.append(number)
            total -= len(content)
        return surplus


def is_container(kind: type) -> bool:
    """Tell whether objects of exactly `kind` can be changed in place and cross as themselves."""
    return kind in _KINDS


def refill(container: object, content: Sequence[object]) -> None:
    """Make `content`, for a dict its pairs, what `container` holds."""
    match container:
        case dict():
            container.clear()
            for pair in content:
                key, value = _pair(pair)
                container[key] = value
        case set() | deque():
            container.clear()
            for value in content:
                # One at a time: keys chosen to collide are slow, and only Python code can be interrupted.
                container.add(value) if isinstance(container, set) else container.append(value)
        case list() | bytearray():
            container[:] = content  # type: ignore[assignment]


def _pair(pair: object) -> tuple[object, object]:
    if not isinstance(pair, tuple) or len(pair) != len(("key", "value")):
        msg = "no pair"
        raise ContainerShelfError(msg)
    return pair


def _content(container: object) -> list[object]:
    if isinstance(container, Mapping):
        return [*container.keys(), *container.values()]
    return list(container) if isinstance(container, Iterable) else []


def _differs(container: object, agreed: list[object]) -> bool:
    """Tell whether `container` holds other objects; by identity, as 1, True and 1.0 are equal and not the same."""
    now: Iterable[object] = _content(container) if isinstance(container, dict) else container  # type: ignore[assignment]
    return len(now) != len(agreed) or not all(map(is_, now, agreed))  # type: ignore[arg-type]
