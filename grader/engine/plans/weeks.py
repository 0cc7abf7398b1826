"""The weeks of a plan, with the public holidays left out where they are to be."""

from grader.domain.plans.plan import PlanDays
from grader.domain.plans.weeks import PlanWeeks
from grader.engine.ports.plans import PublicHolidays

YEARS_AHEAD = 4


def weeks_of(days: PlanDays, public_holidays: PublicHolidays) -> PlanWeeks:
    """Return the weeks that these days make."""
    first = days.starts_on.year
    holidays = public_holidays(first, first + YEARS_AHEAD) if days.public_holidays else frozenset()
    return PlanWeeks(days.starts_on, frozenset(day for one in days.closed for day in one.days) | holidays)
