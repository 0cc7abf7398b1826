"""Who may read or change the people of a cohort, and whose account its leads may touch."""

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.people import Person, Role
from grader.engine.people.access import may_keep_roster, may_read_roster
from grader.engine.ports.database import Transaction


def read_cohort(viewer: Person | None, slug: str, tx: Transaction) -> Cohort:
    """Return a cohort whose people this person may read.

    Args:
        viewer: None is the command line.

    Raises:
        NotFound: There is no such cohort, or it is not theirs to read.
    """
    cohort = tx.cohorts.get(slug)
    if cohort is None or (viewer is not None and not may_read_roster(viewer, slug, tx)):
        raise NotFound("cohort", slug=slug)
    return cohort


def kept_cohort(viewer: Person | None, slug: str, tx: Transaction) -> Cohort:
    """Return a cohort whose people this person may change.

    Raises:
        NotFound: As `read_cohort`.
        NotAllowed: `leads_only`: trainers read it.
    """
    cohort = read_cohort(viewer, slug, tx)
    if viewer is not None and not may_keep_roster(viewer, slug, tx):
        raise NotAllowed("leads_only")
    return cohort


def place_of(cohort: str, handle: str, tx: Transaction) -> Enrollment:
    """Return a learner's place in a cohort.

    Raises:
        NotFound: `person`: nobody of that handle learns there.
    """
    person = tx.people.by_handle(handle)
    place = tx.cohorts.enrollment_of(cohort, person.id) if person else None
    if place is None:
        raise NotFound("person", handle=handle)
    return place


def member_of(cohort: str, handle: str, tx: Transaction) -> Person:
    """Return somebody who learns or teaches in a cohort.

    Raises:
        NotFound: `person`.
    """
    person = tx.people.by_handle(handle)
    if person is None or not (
        tx.cohorts.is_staff(cohort, person.id) or tx.cohorts.enrollment_of(cohort, person.id) is not None
    ):
        raise NotFound("person", handle=handle)
    return person


def staff_of(cohort: str, handle: str, tx: Transaction) -> Person:
    """Return somebody who teaches or leads a cohort.

    Raises:
        NotFound: `person`.
    """
    person = tx.people.by_handle(handle)
    if person is None or not tx.cohorts.is_staff(cohort, person.id):
        raise NotFound("person", handle=handle)
    return person


def keeps_account_of(viewer: Person | None, person: Person, tx: Transaction) -> bool:
    """Tell whether a lead may change somebody's account: who has their link could read all that they can.

    Operators may; a lead may where each cohort that the person learns or teaches in is theirs to lead.
    """
    if viewer is None or viewer.role is Role.OPERATOR:
        return True
    if person.role is Role.OPERATOR:
        return False
    return all(may_keep_roster(viewer, cohort.slug, tx) for cohort in tx.cohorts.of_person(person.id))


def check_account_kept(viewer: Person | None, person: Person, tx: Transaction) -> None:
    """Go on only where the account is the viewer's to change.

    Raises:
        NotAllowed: `account_elsewhere`.
    """
    if not keeps_account_of(viewer, person, tx):
        raise NotAllowed("account_elsewhere", name=person.name)
