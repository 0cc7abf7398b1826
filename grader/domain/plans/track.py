"""A track: modules of exercises over weeks, as the school writes it once for many cohorts."""

from collections.abc import Iterator
from dataclasses import dataclass

from grader.domain.text import Text

MOST_WEEKS = 104
"""Of a plan: two years."""


@dataclass(frozen=True)
class Module:
    """A part of a track or of a cohort's plan; `slug` names it there."""

    slug: str
    title: Text


@dataclass(frozen=True)
class Stretch:
    """A module with its exercises and the weeks that it lasts.

    Attributes:
        week: Its first week, from 1.
    """

    module: Module
    week: int
    weeks: int
    exercises: tuple[str, ...]

    def by_week(self) -> Iterator[tuple[str, int]]:
        """Yield each exercise with its week: they are spread evenly, in order."""
        for place, exercise in enumerate(self.exercises):
            yield exercise, self.week + place * self.weeks // len(self.exercises)


@dataclass(frozen=True)
class Track:
    """What a whole training is made of, in order."""

    slug: str
    title: Text
    stretches: tuple[Stretch, ...]

    @property
    def modules(self) -> tuple[Module, ...]:
        """Return its modules, in order."""
        return tuple(one.module for one in self.stretches)
