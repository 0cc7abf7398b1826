"""Rows of cohorts and of places in them, as the domain knows them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping

from grader.adapters.database import tables
from grader.adapters.database.people import OF_PERSON, person_from
from grader.domain.cohorts.cohort import Cohort, Enrollment

PLACE = tables.enrollment.c
OF_PLACE = (
    *(PLACE.id, PLACE.cohort, PLACE.status, PLACE.since, PLACE.group_name, PLACE.external_id, PLACE.leaving_reason),
    *OF_PERSON,
)
"""What `place_of` takes, in its order."""


def cohort_of(row: RowMapping) -> Cohort:
    """Return the cohort of a row that holds all columns of `cohort`."""
    return Cohort(
        slug=row["slug"],
        name=row["name"],
        ends_at=row["ends_at"],
        erasure_stopped_at=row["erasure_stopped_at"],
        stored=True,
    )


def place_of(row: Sequence[Any]) -> Enrollment:
    """Return the place of a row of the columns `OF_PLACE`."""
    place_id, cohort, status, since, group, external_id, leaving_reason, *person = row
    return Enrollment(
        id=place_id,
        cohort=cohort,
        person=person_from(*person),
        status=status,
        since=since,
        group=group,
        external_id=external_id,
        leaving_reason=leaving_reason,
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
