"""Who goes along with a cohort's learners: named by its leads, and thanked."""

from dataclasses import dataclass

from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.rosters.handles import handle_of
from grader.engine.accounts.accounts import invite_within
from grader.engine.counselling.rights import check_leads
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.rosters.newcomers import Newcomer, store_newcomer


@dataclass(frozen=True)
class NewCounsellor:
    """Whom to name: by the handle of a counsellor, or by what is said of somebody new.

    Attributes:
        sees_progress: They read how many exercises each learner has passed.
    """

    name: str = ""
    email: str = ""
    handle: str = ""
    sees_progress: bool = False


@dataclass(frozen=True)
class NamedCounsellor:
    """Who is named now, and the secret of their link where the account is new."""

    person: Person
    secret: str | None


def name_counsellor(
    viewer: Person,
    cohort: str,
    new: NewCounsellor,
    *,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> NamedCounsellor:
    """Let somebody go along with a cohort's learners, or change what they see there.

    Raises:
        NotFound: `cohort`.
        NotAllowed: `leads_only`.
        NotValid: `not_counsellor`: the handle is somebody else's; those of `store_newcomer`.
    """
    try:
        with database.begin() as tx:
            check_leads(viewer, cohort, tx)
            known = _known(new, tx)
            words = Newcomer(Role.COUNSELLOR, new.name, new.email, new.handle)
            person = known or store_newcomer(words, tx, new_id())
            tx.counselling.name_counsellor(cohort, person.id, sees_progress=new.sees_progress)
            tx.audit.add(Act.COUNSELLOR_NAMED, person.id, belongs_to=cohort)
            secret = None if known else invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret())
    except Conflict as error:
        raise NotValid("handle_taken", handle=new.handle or handle_of(new.name)) from error
    return NamedCounsellor(person, secret)


def new_link(
    viewer: Person,
    cohort: str,
    handle: str,
    *,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> NamedCounsellor:
    """Return another link for a counsellor of a cohort who never came in: the first was lost, or is over.

    Of whoever came in a lead renews no password: they would open what counsellors alone read.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`, `counsellor_came_in`.
    """
    with database.begin() as tx:
        check_leads(viewer, cohort, tx)
        person = _named(cohort, handle, tx)
        if person.has_come_in:
            raise NotAllowed("counsellor_came_in", name=person.name)
        secret = invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret())
    return NamedCounsellor(person, secret)


def dismiss_counsellor(viewer: Person, cohort: str, handle: str, *, database: Database) -> Person:
    """Take a cohort from a counsellor, and return them; their account stays.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`.
    """
    with database.begin() as tx:
        check_leads(viewer, cohort, tx)
        found = _named(cohort, handle, tx)
        tx.counselling.dismiss(cohort, found.id)
        tx.audit.add(Act.COUNSELLOR_DISMISSED, found.id, belongs_to=cohort)
    return found


def _named(cohort: str, handle: str, tx: Transaction) -> Person:
    found = next((one.person for one in tx.counselling.counsellors(cohort) if one.person.handle == handle), None)
    if found is None:
        raise NotFound("person", handle=handle)
    return found


def _known(new: NewCounsellor, tx: Transaction) -> Person | None:
    person = tx.people.by_handle(new.handle.strip()) if new.handle.strip() else None
    if person is not None and person.role is not Role.COUNSELLOR:
        raise NotValid("not_counsellor", handle=person.handle)
    return person
