"""Who teaches and leads a cohort: appointed, handed over to, and thanked; one of them always leads."""

from dataclasses import dataclass, replace

from grader.domain.errors import NotAllowed, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.rosters.handles import handle_of
from grader.engine.accounts.accounts import invite_within
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.rosters.newcomers import Newcomer, store_newcomer
from grader.engine.rosters.rights import check_account_kept, kept_cohort, staff_of


@dataclass(frozen=True)
class NewStaff:
    """Whom to appoint: by handle where they have an account, else by what is said of them.

    Attributes:
        handle: Of an account that teaches or leads elsewhere, or the one that a new person gets.
    """

    role: Role
    name: str = ""
    email: str = ""
    handle: str = ""


@dataclass(frozen=True)
class Appointed:
    """Who teaches or leads now, and the secret of their link where the account is new."""

    person: Person
    secret: str | None


def appoint(
    viewer: Person | None,
    cohort: str,
    new: NewStaff,
    *,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> Appointed:
    """Let somebody teach or lead a cohort.

    Raises:
        NotFound: `cohort`.
        NotAllowed: `leads_only`.
        NotValid: `role_of_staff`; `not_staff`: the handle is a learner's or an operator's; `name_shape`,
            `name_unseen`, `handle_shape`, `email_shape`, `email_taken`.
    """
    try:
        with database.begin() as tx:
            kept_cohort(viewer, cohort, tx)
            known = _known(new, tx)
            person = known or _stored(new, tx, new_id())
            tx.cohorts.add_staff(cohort, person.id)
            tx.audit.add(Act.PERSON_APPOINTED, person.id, belongs_to=cohort)
            secret = None if known else invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret())
    except Conflict as error:
        raise NotValid("handle_taken", handle=new.handle or handle_of(new.name)) from error
    return Appointed(person, secret)


def dismiss(viewer: Person | None, cohort: str, handle: str, *, database: Database) -> Person:
    """Take a cohort from somebody who teaches or leads there, and return them; their account stays.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`; `last_lead`: nobody else leads it.
    """
    with database.begin() as tx:
        kept_cohort(viewer, cohort, tx)
        person = staff_of(cohort, handle, tx)
        _check_still_led(cohort, person, tx)
        tx.cohorts.remove_staff(cohort, person.id)
        tx.audit.add(Act.PERSON_DISMISSED, person.id, belongs_to=cohort)
    return person


def change_role(viewer: Person | None, cohort: str, handle: str, role: Role, *, database: Database) -> Person:
    """Let a trainer lead, or a lead teach, in all their cohorts, and return them.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`, `account_elsewhere`, `last_lead`.
        NotValid: `role_of_staff`.
    """
    if role not in STAFF_ROLES:
        raise NotValid("role_of_staff")
    with database.begin() as tx:
        kept_cohort(viewer, cohort, tx)
        person = staff_of(cohort, handle, tx)
        check_account_kept(viewer, person, tx)
        if role is not Role.LEAD:
            for led in tx.cohorts.led_by(person.id):
                _check_still_led(led.slug, person, tx)
        tx.people.set_role(person.id, role)
        tx.audit.add(Act.PERSON_CHANGED, person.id)
    return replace(person, role=role)


def _check_still_led(cohort: str, without: Person, tx: Transaction) -> None:
    leads = {one.id for one in tx.cohorts.staff(cohort) if one.role is Role.LEAD}
    if leads == {without.id}:
        raise NotAllowed("last_lead", name=without.name)


def _known(new: NewStaff, tx: Transaction) -> Person | None:
    person = tx.people.by_handle(new.handle.strip()) if new.handle.strip() else None
    if person is not None and person.role not in STAFF_ROLES:
        raise NotValid("not_staff", handle=person.handle)
    return person


def _stored(new: NewStaff, tx: Transaction, id_: str) -> Person:
    if new.role not in STAFF_ROLES:
        raise NotValid("role_of_staff")
    return store_newcomer(Newcomer(new.role, new.name, new.email, new.handle), tx, id_)
