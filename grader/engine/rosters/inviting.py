"""Makes the links that let a whole cohort in: one for each learner who has not signed in yet."""

from dataclasses import dataclass
from datetime import datetime

from grader.domain.accounts.lifetimes import INVITATION_LIFE
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.people import Person
from grader.engine.accounts.accounts import invite_within
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.rosters.rights import keeps_account_of, kept_cohort


@dataclass(frozen=True)
class Slip:
    """A link, and whom it lets in."""

    person: Person
    secret: str


@dataclass(frozen=True)
class Slips:
    """The links of a cohort, by name.

    Attributes:
        until: How long they hold.
    """

    cohort: Cohort
    slips: tuple[Slip, ...]
    until: datetime


def make_slips(
    viewer: Person | None,
    cohort: str,
    *,
    group: str = "",
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> Slips:
    """Return a new link for each learner in training who has never signed in; older links hold until one is used.

    Args:
        group: Of this group alone; empty takes all.

    Raises:
        NotFound: `cohort`.
        NotAllowed: `leads_only`.
    """
    at = now()
    with database.begin() as tx:
        ours = kept_cohort(viewer, cohort, tx)
        slips = tuple(
            Slip(place.person, invite_within(tx, place.person.id, at=at, id_=new_id(), secret=new_secret()))
            for place in waiting(viewer, tx.cohorts.enrollments(cohort), tx)
            if not group or place.group == group
        )
    return Slips(ours, slips, at + INVITATION_LIFE)


def waiting(viewer: Person | None, places: tuple[Enrollment, ...], tx: Transaction) -> tuple[Enrollment, ...]:
    """Return the places, by name, of those who have never signed in and whose link is the viewer's to make."""
    found = (
        place
        for place in places
        if place.status is EnrollmentStatus.ACTIVE
        and not place.person.has_come_in
        and keeps_account_of(viewer, place.person, tx)
    )
    return tuple(sorted(found, key=lambda one: one.person.list_order))
