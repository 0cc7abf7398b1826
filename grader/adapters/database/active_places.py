"""The places of those who learn in a cohort now."""

from collections.abc import Sequence

from sqlalchemy import Select, select

from grader.adapters.database import tables
from grader.domain.cohorts.cohort import EnrollmentStatus

PLACE = tables.enrollment.c


def active_places(cohorts: Sequence[str] | Select[str]) -> Select[str]:
    """Return the query of their ids, for an `in_`."""
    return select(PLACE.id).where(PLACE.cohort.in_(cohorts), PLACE.status == EnrollmentStatus.ACTIVE)
