"""What those who pay for a cohort are told: entries, completions, interruptions, and what became of people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.placements.figures import PlacementFigures


@dataclass(frozen=True)
class StatusFigures:
    """How many of a cohort have a status.

    Attributes:
        period: The first and the last day from which it holds; None where no such day is kept.
        undated: Of how many no such day is kept.
    """

    status: EnrollmentStatus
    people: int
    period: tuple[date, date] | None
    undated: int


@dataclass(frozen=True)
class FundersReport:
    """Figures of a cohort without any name, and without any hour.

    Attributes:
        day: The day on which it was so.
        starts_on: The first day of its plan; None where nobody made one.
        ends_on: Its last day; None while that is open.
        statuses: Each status, with how many have it.
        placements: Of each moment that has come for somebody, small cells masked.
    """

    cohort: Cohort
    day: date
    starts_on: date | None
    ends_on: date | None
    statuses: tuple[StatusFigures, ...]
    placements: tuple[PlacementFigures, ...]

    @property
    def entries(self) -> int:
        """Return how many came: all who have or had a place."""
        return sum(one.people for one in self.statuses)

    @property
    def completions(self) -> int:
        """Return how many completed it; who was hired before is none of them."""
        return self.people(EnrollmentStatus.COMPLETED)

    @property
    def interruptions(self) -> int:
        """Return how many left it or are on a break; who was hired is none of them."""
        return self.people(EnrollmentStatus.LEFT) + self.people(EnrollmentStatus.PAUSED)

    def people(self, status: EnrollmentStatus) -> int:
        """Return how many have a status."""
        return sum(one.people for one in self.statuses if one.status is status)


def status_figures(places: Collection[Enrollment]) -> tuple[StatusFigures, ...]:
    """Return how many have each status, those that nobody has too, in the order in which a training goes."""
    return tuple(_figures(status, [one for one in places if one.status is status]) for status in EnrollmentStatus)


def _figures(status: EnrollmentStatus, places: Collection[Enrollment]) -> StatusFigures:
    days = [one.since for one in places if one.since is not None]
    period = (min(days), max(days)) if days else None
    return StatusFigures(status, len(places), period, len(places) - len(days))
