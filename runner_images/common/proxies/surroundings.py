"""What the tests change around the learner's code: the seed of `random`, and stand-ins for functions of the library.

A test that seeds, or patches `random.randint`, means the one that the learner's code calls, in their process.
"""

import builtins
import random
import time
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import TypeAlias

_Seed: TypeAlias = Callable[..., None]
_WATCHED: dict[ModuleType, tuple[str, ...]] = {
    builtins: ("open", "print"),
    random: ("betavariate", "choice", "choices", "gauss", "getrandbits", "randint", "random", "randrange", "sample",
             "shuffle", "uniform"),
    time: ("monotonic", "perf_counter", "sleep", "time", "time_ns"),
}  # fmt: skip


class Surroundings:
    """What was changed, and what of it the current learner process knows."""

    def __init__(self) -> None:
        """Note from here on when the tests seed the shared generator, and what they put in a function's place."""
        self._seeded = False
        self._known: dict[tuple[str, str], object] = {}
        self._watched = [
            (vars(module), module.__name__, name, getattr(module, name))
            for module, names in _WATCHED.items()
            for name in names
        ]
        for name in ("seed", "setstate"):
            setattr(random, name, self._watch(getattr(random, name)))

    def renew(self) -> None:
        """Begin with a learner process that knows of nothing."""
        self._known.clear()
        self._seeded = False

    def state(self) -> object:
        """Return the generator's state when it was seeded since the last time, else None."""
        if not self._seeded:
            return None
        self._seeded = False
        return random.getstate()

    def stand_ins(self) -> Mapping[tuple[str, str], object]:
        """Return what changed since the last time, by module and name: the stand-in, or None for the original."""
        now = {
            (module, name): space.get(name)
            for space, module, name, original in self._watched
            if space.get(name) is not original
        }
        if not now and not self._known:
            return now
        news = {place: now.get(place) for place in now | self._known if now.get(place) is not self._known.get(place)}
        self._known = now
        return news

    def _watch(self, seed: _Seed) -> _Seed:
        def watched(*arguments: object, **keywords: object) -> None:
            seed(*arguments, **keywords)
            self._seeded = True

        return watched
