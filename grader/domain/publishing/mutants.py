"""Mutants: the solution with one small thing changed, which its tests should notice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

MOST = 60
"""How many are tried of an exercise at most."""

One = TypeVar("One")


@dataclass(frozen=True)
class Mutant:
    """A file of the solution with one change.

    Attributes:
        path: Of the file, in the folder of the hand-in.
        line: Where the change is, from 1.
        before: The lines that were changed, as they are in the solution.
        after: The same lines in the mutant.
        content: The whole file.
    """

    path: str
    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class MutantTrial:
    """What became of the mutants of a solution.

    Attributes:
        tried: How many were handed in.
        survivors: Those that passed every check.
        left: How many more there are, for which no time or place was left.
    """

    tried: int
    survivors: tuple[Mutant, ...] = ()
    left: int = 0

    @property
    def noticed(self) -> int:
        """Return how many did not pass."""
        return self.tried - len(self.survivors)


def spread(items: Sequence[One], most: int = MOST) -> tuple[One, ...]:
    """Return at most so many of the items, the same ones each time, from everywhere among them."""
    if len(items) <= most:
        return tuple(items)
    return tuple(items[place * len(items) // most] for place in range(most))
