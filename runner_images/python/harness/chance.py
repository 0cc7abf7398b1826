"""Randomness that the tests seed: what they then expect of the learner's `random` holds in her process too."""

import random
from collections.abc import Callable
from typing import TypeAlias

_Seed: TypeAlias = Callable[..., None]
_seeded = False


def watch() -> None:
    """Note from here on when the tests seed the shared generator."""
    for name in ("seed", "setstate"):
        setattr(random, name, _watched(getattr(random, name)))


def news() -> object:
    """Return the generator's state when it was seeded since the last time, else None."""
    global _seeded  # noqa: PLW0603 - the generator is one for the whole process, too
    if not _seeded:
        return None
    _seeded = False
    return random.getstate()


def _watched(seed: _Seed) -> _Seed:
    def watched(*arguments: object, **keywords: object) -> None:
        global _seeded  # noqa: PLW0603 - as above
        seed(*arguments, **keywords)
        _seeded = True

    return watched
