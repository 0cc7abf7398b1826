"""What those who pay for a cohort are told of it, as the API tells it."""

from datetime import date
from typing import Self

from grader.domain import masking
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.placements.placement import PlacementMoment
from grader.domain.reports import funders
from web.api.shapes.basic import Shape
from web.api.shapes.placements import MomentFigures


class ToldCount(Shape):
    """A number of people; a small one is masked, and so is one that would tell it."""

    exact: int | None
    """Null where it is masked."""

    least: int
    most: int

    @classmethod
    def of(cls, count: masking.ToldCount) -> Self:
        """Return a count as it may be told."""
        return cls(exact=count.exact, least=count.least, most=count.most)


class StatusCount(Shape):
    """How many have a status."""

    status: EnrollmentStatus
    people: ToldCount
    first_day: date | None
    """The first of the days from which it holds; null where the number is masked, or no such day is kept."""

    last_day: date | None

    @classmethod
    def of(cls, figures: funders.StatusFigures) -> Self:
        """Return what the report tells of a status."""
        first, last = figures.period or (None, None)
        return cls(status=figures.status, people=ToldCount.of(figures.people), first_day=first, last_day=last)


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
    completions: ToldCount
    interruptions: ToldCount
    """Who left, or is on a break; who was hired is none of them."""

    statuses: list[StatusCount]
    placements: list[MomentFigures]
    """Small numbers are left out, and what would tell them."""

    withheld: list[PlacementMoment]
    """Moments that have come for some and are not told: that would tell how few they are, or how few are left."""

    @classmethod
    def of(cls, report: funders.FundersReport) -> Self:
        """Return what the page shows."""
        return cls(
            cohort=report.cohort.slug,
            day=report.day,
            starts_on=report.starts_on,
            ends_on=report.ends_on,
            entries=report.entries,
            completions=ToldCount.of(report.completions),
            interruptions=ToldCount.of(report.interruptions),
            statuses=[StatusCount.of(one) for one in report.statuses],
            placements=[MomentFigures.of(one) for one in report.placements],
            withheld=[one.moment for one in report.withheld],
        )
