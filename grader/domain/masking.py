"""Counts of people as others may be told: none of one to four, and none by which such a one could be computed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

LEAST_SHOWN = 5
"""A cell of fewer could be somebody's own story; one of nobody is nobody's."""
MOST_MASKED = LEAST_SHOWN - 1
LEAST_DOUBT = 2
"""A masked count has at least so many other values that fit with all that is told."""

Key = TypeVar("Key")


@dataclass(frozen=True)
class ToldCount:
    """A count as it may be told: exactly, or between which two numbers it lies.

    Attributes:
        least: What it is at least.
        most: What it is at most; the same where it is told exactly.
    """

    least: int
    most: int

    @property
    def exact(self) -> int | None:
        """Return the count itself; None where it is masked."""
        return self.least if self.least == self.most else None


def told(counts: Mapping[Key, int]) -> dict[Key, ToldCount]:
    """Return counts whose sum everybody knows as they may be told.

    What is below five is masked. Where the rest of the sum would tell a masked one, the next smallest is masked with
    them, and told by the numbers between which the sum shows it to be.
    """
    split = _split(counts)
    total, number = sum(split.small) + sum(split.others), len(split.others)
    fewest, most = LEAST_SHOWN * (number - 1), total - len(split.small)
    least = max(LEAST_SHOWN, total - MOST_MASKED * len(split.small)) if number == 1 else LEAST_SHOWN
    masked = [ToldCount(1, MOST_MASKED)] * len(split.small) + [ToldCount(least, most - fewest)] * number
    in_order = sorted((key for key in counts if counts[key]), key=lambda key: counts[key])
    exact = {key: ToldCount(count, count) for key, count in counts.items()}
    return exact | dict(zip(in_order, masked, strict=False))


def may_be_told(counts: Mapping[Key, int]) -> bool:
    """Tell whether `told` keeps each masked count of these secret, though everybody knows their sum."""
    return _split(counts).is_in_doubt


def told_part(part: int, whole: int) -> ToldCount:
    """Return a part of a number of people that everybody knows: masked where it, or the rest of them, is small."""
    return told({True: part, False: whole - part})[True]


@dataclass(frozen=True)
class _Split:
    """Counts of somebody in their order: those that are small, those masked with them, and those that are shown."""

    small: Sequence[int]
    others: Sequence[int]
    shown: Sequence[int]

    @property
    def is_in_doubt(self) -> bool:
        """Tell whether each masked count could well be another, for whoever knows what all masked ones come to."""
        number, masked, total = len(self.small), len(self.others), sum(self.small) + sum(self.others)
        least, most = number, MOST_MASKED * number
        if not self.small:
            return True
        if not self.others:
            enough = number > LEAST_DOUBT and total >= LEAST_SHOWN
            return enough and least + LEAST_DOUBT <= total <= most - LEAST_DOUBT
        rest = total - masked * self.shown[0] if self.shown else 0
        return min(most, total - LEAST_SHOWN * masked) - max(least, rest) >= LEAST_DOUBT


def _split(counts: Mapping[Key, int]) -> _Split:
    in_order = sorted(count for count in counts.values() if count)
    small = sum(count < LEAST_SHOWN for count in in_order)
    ends = range(small, len(in_order) + 1)
    splits = [_Split(in_order[:small], in_order[small:end], in_order[end:]) for end in ends]
    return next((one for one in splits if one.is_in_doubt), splits[-1])
