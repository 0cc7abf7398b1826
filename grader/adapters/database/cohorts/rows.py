"""Rows of cohorts and of places in them, as the domain knows them."""

from sqlalchemy import RowMapping

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.domain.cohorts.cohort import Cohort, Enrollment


def cohort_of(row: RowMapping) -> Cohort:
    """Return the cohort of a row that holds all columns of `cohort`."""
    return Cohort(
        slug=row["slug"],
        name=row["name"],
        ends_at=row["ends_at"],
        erasure_stopped_at=row["erasure_stopped_at"],
        stored=True,
    )


def place_of(row: RowMapping) -> Enrollment:
    """Return the place of a row that holds all columns of `enrollment` and `person`."""
    return Enrollment(
        id=row[tables.enrollment.c.id],
        cohort=row[tables.enrollment.c.cohort],
        person=person_of(row),
        status=row[tables.enrollment.c.status],
        since=row[tables.enrollment.c.since],
        group=row[tables.enrollment.c.group_name],
        external_id=row[tables.enrollment.c.external_id],
        leaving_reason=row[tables.enrollment.c.leaving_reason],
    )


def kept_of(place: Enrollment) -> dict[str, object]:
    """Return what may change of a place."""
    return {
        "status": place.status,
        "since": place.since,
        "group_name": place.group,
        "external_id": place.external_id,
        "leaving_reason": place.leaving_reason,
    }
