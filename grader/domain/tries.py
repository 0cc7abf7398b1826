"""How many tries an exercise lets have at once, where its trainer bounds them: a bucket that fills again by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

FEWEST_AT_ONCE, LONGEST_BETWEEN = 3, timedelta(minutes=30)
"""A rule with fewer tries, or a longer wait for one, punishes who is still looking: the gate says so."""


@dataclass(frozen=True)
class TryRule:
    """So many tries at once, then one more after each interval, up to as many as at first.

    Nothing is counted down and kept: what is left follows from when tries were taken.
    """

    at_once: int
    one_more_every: timedelta

    @property
    def punishes(self) -> bool:
        """Tell whether somebody who tries as beginners do would wait more than they work."""
        return self.at_once < FEWEST_AT_ONCE or self.one_more_every > LONGEST_BETWEEN

    def next_at(self, taken: Iterable[datetime], at: datetime) -> datetime:
        """Return when a hand-in of the moment `at` is checked: at that moment, where a try is left.

        Args:
            taken: When each earlier try was taken; one that was waited for, when the wait was over.
        """
        full = self._full_again(taken)
        return at if full is None else max(at, full - self.one_more_every * (self.at_once - 1))

    def left(self, taken: Iterable[datetime], at: datetime) -> int:
        """Return how many tries are left at a moment."""
        full = self._full_again(taken)
        missing = 0 if full is None or full <= at else -((at - full) // self.one_more_every)
        return max(0, self.at_once - missing)

    def _full_again(self, taken: Iterable[datetime]) -> datetime | None:
        """Return when all tries are there again; None where none was ever taken.

        It is the bucket's whole state (the generic cell rate algorithm, ITU-T I.371, annex A).
        """
        full: datetime | None = None
        for moment in sorted(taken):
            full = max(full or moment, moment) + self.one_more_every
        return full


@dataclass(frozen=True)
class TriesLeft:
    """How a learner stands by the rule of an exercise.

    Attributes:
        left: Tries that they have at this moment.
        next_at: When there is one again, or from when on the next one is checked; None while one is left.
        held_until: When their newest hand-in is checked, which waits for that; None where none waits so.
    """

    rule: TryRule
    left: int
    next_at: datetime | None = None
    held_until: datetime | None = None
