"""How somebody works: on which days and hours, how soon, with how many mistakes, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

AT_SCHOOL = ((9.0, 12.2), (13.5, 17.0))
MORNINGS = ((9.2, 11.8),)
EVENINGS = ((19.5, 22.6),)
NIGHTS = ((21.5, 23.9),)
WHILE_CHILDREN_ARE_AT_SCHOOL = ((9.0, 11.6), (13.8, 16.2))
LUNCH_AND_EVENING = ((12.4, 13.3), (20.5, 22.5))

WEEKDAYS = (0.9, 0.9, 0.7, 0.95, 0.9, 0.04, 0.02)
AFTER_WORK = (0.7, 0.8, 0.5, 0.8, 0.6, 0.25, 0.2)
AT_WEEKENDS = (0.1, 0.3, 0.2, 0.3, 0.6, 0.5, 0.3)


@dataclass(frozen=True)
class Rhythm:
    """What decides when and how somebody hands in.

    Attributes:
        days: How likely they work on a day, from Monday.
        hours: Stretches of a working day, in hours of the school's clock.
        lag: They begin an exercise so many days after the class does, at least and at most.
        mistakes: How likely no, one, two… tries come before the one that passes.
        skips: How likely they leave an exercise out.
        gives_up: How likely they leave it after their mistakes.
        slips: How likely the first try does not even run.
        ends: So long before now they hand in for the last time.
        stuck: What they began last does not pass, in so many tries.
        leaves_out: Exercises that they never begin.
    """

    days: tuple[float, ...] = WEEKDAYS
    hours: tuple[tuple[float, float], ...] = AT_SCHOOL
    lag: tuple[float, float] = (0.0, 1.0)
    mistakes: tuple[float, ...] = (0.5, 0.3, 0.15, 0.05)
    skips: float = 0.01
    gives_up: float = 0.02
    slips: float = 0.12
    ends: timedelta = timedelta()
    stuck: int = 0
    leaves_out: frozenset[str] = field(default_factory=frozenset)


QUICK = Rhythm(lag=(0.0, 0.8), mistakes=(0.75, 0.2, 0.05), skips=0.0, gives_up=0.0, slips=0.05)
STEADY = Rhythm()
CAREFUL = Rhythm(lag=(0.3, 1.5), mistakes=(0.7, 0.25, 0.05), skips=0.0)
SLOW = Rhythm(lag=(0.5, 2.0), mistakes=(0.25, 0.35, 0.25, 0.15), skips=0.04, gives_up=0.04, slips=0.25)
LATE = Rhythm(lag=(2.0, 6.0), mistakes=(0.4, 0.3, 0.2, 0.1), skips=0.08, gives_up=0.05, slips=0.2)

BEGINNINGS: Mapping[bool, tuple[str, ...]] = {
    True: ("Premier essai", "Un début", "J'essaie", "Premiers pas"),
    False: ("Je corrige", "Encore un essai", "Ça devrait aller", "Correction", "Presque"),
}
"""What people write of a commit: the first of an exercise, and those after it."""
ENDINGS = ("Terminé", "C'est bon !", "Version finale", "Ça marche", "Fini")
