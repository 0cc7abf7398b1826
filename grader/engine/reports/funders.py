"""What those who pay for a cohort are told of it: who came, completed and stopped, and what became of them."""

from collections.abc import Sequence
from datetime import date, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.days import first_day, last_day
from grader.domain.errors import NotFound
from grader.domain.people import Person, Role
from grader.domain.placements.figures import Leaver, figures_so_far
from grader.domain.plans.plan import Plan
from grader.domain.reports.funders import FundersReport, told_moments, told_reasons, told_statuses
from grader.engine.people.access import may_see_everyone
from grader.engine.placements.reading import end_day
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now


def funders_report(viewer: Person | None, slug: str, *, zone: tzinfo, database: Database, now: Now) -> FundersReport:
    """Return what a cohort's leads may tell those who pay for it, in a fixed number of queries.

    Args:
        viewer: None is the command line.

    Raises:
        NotFound: There is no such cohort, or they do not lead it.
    """
    with database.read() as tx:
        cohort = led_cohort(viewer, slug, tx)
        plan, today = tx.plans.of_cohort(slug), first_day(now(), zone)
        return report_of(cohort, tx.cohorts.enrollments(slug), plan, today, tx, zone)


def report_of(
    cohort: Cohort, places: Sequence[Enrollment], plan: Plan, today: date, tx: Transaction, zone: tzinfo
) -> FundersReport:
    """Return the report of a cohort with all who have a place in it, for a reader who is known to lead it."""
    ends = [(place.id, end_day(place, cohort, zone)) for place in places]
    leavers = [Leaver(place, end) for place, end in ends if end is not None]
    placements, withheld = told_moments(places, figures_so_far(leavers, tx.placements.of_cohort(cohort.slug), today))
    return FundersReport(
        cohort=cohort,
        day=today,
        starts_on=plan.days.starts_on if plan.days else None,
        ends_on=last_day(cohort.ends_at, zone) if cohort.ends_at else None,
        entries=len(places),
        statuses=told_statuses(places),
        reasons=told_reasons(places),
        placements=placements,
        withheld=withheld,
    )


def led_cohort(viewer: Person | None, slug: str, tx: Transaction) -> Cohort:
    """Return a cohort to somebody who leads it.

    Args:
        viewer: None is the command line.

    Raises:
        NotFound: There is no such cohort, or they do not lead it.
    """
    cohort = tx.cohorts.get(slug)
    if cohort is None or not (viewer is None or leads(viewer, slug, tx)):
        raise NotFound("cohort", slug=slug)
    return cohort


def leads(viewer: Person, cohort: str, tx: Transaction) -> bool:
    """Tell whether this person leads a cohort."""
    return viewer.role is Role.LEAD and may_see_everyone(viewer, cohort, tx)
