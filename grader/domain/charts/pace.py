"""How far a group is at the end of each week, beside what its plan asks for by then."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

Passes = tuple[str, int, int]
"""A learner, a week from 0, and how many exercises they passed in it."""


@dataclass(frozen=True)
class Reached:
    """What parts of a group have passed: three quarters of it, half, and a quarter, at least so many exercises each."""

    three_quarters: int
    half: int
    quarter: int


@dataclass(frozen=True)
class WeekPace:
    """A week of the plan.

    Attributes:
        number: From 1.
        begins: Its Monday.
        due: How many exercises are due by its end.
        reached: By its end, in the current week by now; None while it has not begun.
    """

    number: int
    begins: date
    due: int
    reached: Reached | None


def reached(numbers: Sequence[int]) -> Reached:
    """Return what parts of a group have passed, from how many exercises each of its learners has; there is one."""
    best_first = sorted(numbers, reverse=True)

    def at_least(quarters: int) -> int:
        return best_first[-(-len(best_first) * quarters // 4) - 1]

    return Reached(three_quarters=at_least(3), half=at_least(2), quarter=at_least(1))


def reached_by_week(passes: Iterable[Passes], learners: int, weeks: int) -> tuple[Reached, ...]:
    """Return what parts of a group had passed by the end of each week; nothing where nobody is in it.

    Args:
        learners: How many there are; who has passed nothing may be missing in the passes.
    """
    each: dict[str, list[int]] = {}
    for learner, week, number in passes:
        each.setdefault(learner, [0] * weeks)[week] += number
    rows: list[Iterable[int]] = [accumulate(row) for row in each.values()]
    rows += [[0] * weeks] * (learners - len(rows))
    return tuple(reached(column) for column in zip(*rows, strict=True))


def due_by_week(days: Mapping[date, int], mondays: Sequence[date]) -> list[int]:
    """Return how many exercises are due by the end of each week, from how many are due on each day."""
    added = [0] * len(mondays)
    for day, number in days.items() if mondays else ():
        added[max(bisect_right(mondays, day) - 1, 0)] += number
    return list(accumulate(added))
