"""What those who pay for a cohort are told: entries, completions, interruptions, and what became of people."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus, LeavingReason
from grader.domain.masking import LEAST_SHOWN, ToldCount, may_be_told, told
from grader.domain.placements.figures import PlacementFigures, masked

THERE = (EnrollmentStatus.ACTIVE, EnrollmentStatus.PAUSED)
ENDED = (EnrollmentStatus.COMPLETED, EnrollmentStatus.HIRED, EnrollmentStatus.LEFT)
INTERRUPTED = (EnrollmentStatus.LEFT, EnrollmentStatus.PAUSED)


@dataclass(frozen=True)
class StatusFigures:
    """How many of a cohort have a status, as it may be told.

    Attributes:
        period: The first and the last day from which it holds; None where the count is masked, or no such day is kept.
    """

    status: EnrollmentStatus
    people: ToldCount
    period: tuple[date, date] | None


@dataclass(frozen=True)
class ReasonFigures:
    """How many left for a reason, as it may be told."""

    reason: LeavingReason
    people: ToldCount


@dataclass(frozen=True)
class FundersReport:
    """Figures of a cohort without any name, and without any hour; small counts are masked.

    Attributes:
        day: The day on which it was so.
        starts_on: The first day of its plan; None where nobody made one.
        ends_on: Its last day; None while that is open.
        entries: How many came: all who have or had a place.
        statuses: Each status, with how many have it.
        reasons: Each reason, with how many left for it; empty where nobody left, or that may not be told.
        placements: Of each moment that may be told.
        withheld: Moments that have come for some and are not told, as that would tell how few ended, or have not.
    """

    cohort: Cohort
    day: date
    starts_on: date | None
    ends_on: date | None
    entries: int
    statuses: tuple[StatusFigures, ...]
    reasons: tuple[ReasonFigures, ...]
    placements: tuple[PlacementFigures, ...]
    withheld: tuple[PlacementFigures, ...] = ()

    @property
    def is_over(self) -> bool:
        """Tell whether its last day is past: who is in training still then has no end written down."""
        return self.ends_on is not None and self.ends_on < self.day

    @property
    def completions(self) -> ToldCount:
        """Return how many completed it; who was hired before is none of them."""
        return self.people(EnrollmentStatus.COMPLETED)

    @property
    def interruptions(self) -> ToldCount:
        """Return how many left it or are on a break; who was hired is none of them."""
        parts = [self.people(status) for status in INTERRUPTED]
        return ToldCount(sum(one.least for one in parts), min(self.entries, sum(one.most for one in parts)))

    @property
    def withholds_reasons(self) -> bool:
        """Tell whether some left, and why may not be told."""
        return not self.reasons and self.people(EnrollmentStatus.LEFT).most > 0

    def people(self, status: EnrollmentStatus) -> ToldCount:
        """Return how many have a status."""
        return next(one.people for one in self.statuses if one.status is status)


def told_statuses(places: Collection[Enrollment]) -> tuple[StatusFigures, ...]:
    """Return how many have each status as it may be told, in the order in which a training goes."""
    counts = _counted(places)
    shown = told(counts)
    if _parts_may_be_told(counts):
        shown = {key: one for part in (THERE, ENDED) for key, one in told({own: counts[own] for own in part}).items()}
    return tuple(_figures(status, shown[status], places) for status in EnrollmentStatus)


def told_reasons(places: Collection[Enrollment]) -> tuple[ReasonFigures, ...]:
    """Return why how many left, as it may be told: of nobody where that would tell a small number."""
    reasons = [one.leaving_reason for one in places if one.status is EnrollmentStatus.LEFT]
    left = next(one.people for one in told_statuses(places) if one.status is EnrollmentStatus.LEFT)
    counts = {reason: reasons.count(reason) for reason in LeavingReason}
    if not reasons or left.exact is None or not may_be_told(counts):
        return ()
    return tuple(ReasonFigures(reason, people) for reason, people in told(counts).items())


def told_moments(
    places: Collection[Enrollment], figures: Collection[PlacementFigures]
) -> tuple[tuple[PlacementFigures, ...], tuple[PlacementFigures, ...]]:
    """Return the moments that may be told, their small cells masked, and those that may not.

    Who is asked at a moment has ended, so that *n* parts the statuses in two whose sums are known then. It is told of
    everybody, else only where neither it nor the rest is small, and each part keeps its own small counts secret.
    """
    parts = _parts_may_be_told(_counted(places))
    may = {one.moment: _may_be_told(one.asked, len(places), parts=parts) for one in figures}
    shown = tuple(masked(one) for one in figures if may[one.moment])
    return shown, tuple(one for one in figures if not may[one.moment])


def _may_be_told(asked: int, entries: int, *, parts: bool) -> bool:
    rest = entries - asked
    return asked >= LEAST_SHOWN and (rest == 0 or (parts and rest >= LEAST_SHOWN))


def _counted(places: Collection[Enrollment]) -> Mapping[EnrollmentStatus, int]:
    return {status: sum(one.status is status for one in places) for status in EnrollmentStatus}


def _parts_may_be_told(counts: Mapping[EnrollmentStatus, int]) -> bool:
    return all(may_be_told({status: counts[status] for status in part}) for part in (THERE, ENDED))


def _figures(status: EnrollmentStatus, people: ToldCount, places: Collection[Enrollment]) -> StatusFigures:
    days = [one.since for one in places if one.status is status and one.since is not None]
    period = (min(days), max(days)) if days and people.exact is not None else None
    return StatusFigures(status, people, period)
