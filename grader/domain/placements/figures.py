"""What became of a cohort by a moment, in figures; for others than its staff without any cell below five.

Of *n* who were asked, those who answered are either «sorties positives» or not, and these are sorted by kind. How many
were asked and answered is always told, as a figure without them says nothing.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from grader.domain.masking import LEAST_SHOWN, MOST_MASKED, ToldCount
from grader.domain.placements.placement import NOT_POSITIVE, POSITIVE, Placement, PlacementKind, PlacementMoment


@dataclass(frozen=True)
class Leaver:
    """A learner's place with the day on which they left, completed or were hired, or on which their cohort ended."""

    enrollment_id: str
    end: date


@dataclass(frozen=True)
class PlacementFigures:
    """What became of those whose day has come, by a moment.

    Attributes:
        asked: *n*: everybody of the cohort whose day it was, whoever left early among them.
        answered: Of how many something is known.
        period: The first and the last day on which they ended; None where nobody was to be asked.
        kinds: How many by kind, of those who answered; None is masked.
        positive: How many of them are «sorties positives»; None is masked.
        related: Of how many of these the work has to do with the training; None is masked, or nobody said.
        positive_between: Between which numbers `positive` lies where it is masked; else None.
    """

    moment: PlacementMoment
    asked: int
    answered: int
    period: tuple[date, date] | None
    kinds: Mapping[PlacementKind, int | None]
    positive: int | None
    related: int | None
    positive_between: ToldCount | None = None

    @property
    def answer_rate(self) -> int | None:
        """Return how many answered, in percent."""
        return percent(self.answered, self.asked)

    @property
    def positive_rate(self) -> int | None:
        """Return how many of those who answered are «sorties positives», in percent."""
        return None if self.positive is None else percent(self.positive, self.answered)


def percent(part: int, whole: int) -> int | None:
    """Return a share, rounded half up; None of nobody."""
    return (200 * part + whole) // (2 * whole) if whole else None


def figures_at(
    moment: PlacementMoment, leavers: Sequence[Leaver], said: Collection[Placement], today: date
) -> PlacementFigures:
    """Return what became of those whose day of this moment has come; of the others nothing counts yet."""
    ends = {one.enrollment_id: one.end for one in leavers if moment.day(one.end) <= today}
    known = [one for one in said if one.moment is moment and one.enrollment_id in ends and one.kind.is_answer]
    counted = Counter(one.kind for one in known)
    return PlacementFigures(
        moment=moment,
        asked=len(ends),
        answered=len(known),
        period=(min(ends.values()), max(ends.values())) if ends else None,
        kinds={kind: counted[kind] for kind in (*POSITIVE, *NOT_POSITIVE)},
        positive=sum(counted[kind] for kind in POSITIVE),
        related=_related(known),
    )


def figures_so_far(leavers: Sequence[Leaver], said: Collection[Placement], today: date) -> tuple[PlacementFigures, ...]:
    """Return what became of them by each moment that has come for somebody."""
    every = (figures_at(moment, leavers, said, today) for moment in PlacementMoment)
    return tuple(one for one in every if one.asked)


def _related(known: Collection[Placement]) -> int | None:
    said = [one.related for one in known if one.kind in POSITIVE and one.related is not None]
    return sum(said) if said else None


def masked(figures: PlacementFigures) -> PlacementFigures:
    """Return them as they may be told outside of the cohort's staff.

    Nothing below five is shown, and nothing by which a masked cell could be computed: cells that are masked below a
    total that is shown are two at least and five people at least, or the next smallest is masked with them; a part is
    shown only where what is missing to its total could be shown, too.
    """
    counts = {kind: count or 0 for kind, count in figures.kinds.items()}
    positive = _part(figures.positive, figures.answered)
    groups = [(*POSITIVE, *NOT_POSITIVE)] if positive is None else [POSITIVE, NOT_POSITIVE]
    enough = figures.answered >= LEAST_SHOWN
    hidden = {kind for group in groups for kind in (_hidden(group, counts) if enough else group)}
    return replace(
        figures,
        kinds={kind: None if kind in hidden else count for kind, count in counts.items()},
        positive=positive,
        related=None if positive is None else _part(figures.related, positive),
        positive_between=_between(figures.positive or 0, figures.answered) if positive is None else None,
    )


def _part(part: int | None, whole: int) -> int | None:
    """Return a part of a total that is shown, where neither it nor the rest is small."""
    return part if part is not None and min(part, whole - part) >= LEAST_SHOWN else None


def _between(part: int, whole: int) -> ToldCount:
    """Return the bounds of a part that is masked: whoever knows the rule knows them, as it or the rest is small."""
    if whole <= MOST_MASKED:
        return ToldCount(0, whole)
    return ToldCount(0, MOST_MASKED) if part <= MOST_MASKED else ToldCount(whole - MOST_MASKED, whole)


def _hidden(group: Sequence[PlacementKind], counts: Mapping[PlacementKind, int]) -> set[PlacementKind]:
    """Return the cells of a group that are masked, where its total is known and no small one."""
    in_order = sorted(group, key=lambda kind: counts[kind])
    small = sum(counts[kind] < LEAST_SHOWN for kind in group)
    while small and (small == 1 or sum(counts[kind] for kind in in_order[:small]) < LEAST_SHOWN):
        small += 1
    return set(in_order[:small])
