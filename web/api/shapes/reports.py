"""What those who pay for a cohort are told of it, as the API tells it."""

from datetime import date
from typing import Self

from grader.domain import reports
from grader.domain.cohorts.cohort import EnrollmentStatus
from web.api.shapes.basic import Shape
from web.api.shapes.placements import MomentFigures


class StatusCount(Shape):
    """How many have a status."""

    status: EnrollmentStatus
    people: int
    first_day: date | None
    """The first of the days from which it holds; null where no such day is kept."""

    last_day: date | None
    undated: int
    """Of how many no such day is kept."""

    @classmethod
    def of(cls, figures: reports.StatusFigures) -> Self:
        """Return what the report tells of a status."""
        first, last = figures.period or (None, None)
        return cls(
            status=figures.status, people=figures.people, first_day=first, last_day=last, undated=figures.undated
        )


class FundersReport(Shape):
    """Figures of a cohort; no reason why somebody stopped is kept, and no hours are claimed."""

    cohort: str
    day: date
    """As of which day."""

    starts_on: date | None
    """The first day of its plan; null where nobody made one."""

    ends_on: date | None
    """Its last day; null while that is open."""

    entries: int
    completions: int
    interruptions: int
    """Who left, or is on a break; who was hired is none of them."""

    statuses: list[StatusCount]
    placements: list[MomentFigures]
    """Small numbers are left out, and what would tell them."""

    @classmethod
    def of(cls, report: reports.FundersReport) -> Self:
        """Return what the page shows."""
        return cls(
            cohort=report.cohort.slug,
            day=report.day,
            starts_on=report.starts_on,
            ends_on=report.ends_on,
            entries=report.entries,
            completions=report.completions,
            interruptions=report.interruptions,
            statuses=[StatusCount.of(one) for one in report.statuses],
            placements=[MomentFigures.of(one) for one in report.placements],
        )
