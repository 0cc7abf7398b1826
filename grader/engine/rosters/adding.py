"""Adds a learner to a cohort, with everything that they need on their first day: account, repository, link."""

from dataclasses import dataclass, replace

from grader.domain.errors import NotValid
from grader.domain.naming import checked_email, checked_name
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.rosters.handles import free_handle, handle_of
from grader.domain.rosters.planning import checked_group
from grader.domain.text import Language
from grader.engine.accounts.accounts import invite_within
from grader.engine.cohorts.enrolling import Welcome, enroll
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.rosters.changing import check_email_free
from grader.engine.rosters.rights import kept_cohort


@dataclass(frozen=True)
class NewLearner:
    """What is said of somebody who is not here yet; all but the name may be left out.

    Attributes:
        handle: Empty: one is made from the name.
        language: None follows the browser.
        external_id: What the school's own lists call them.
    """

    name: str
    email: str = ""
    handle: str = ""
    language: Language | None = None
    group: str = ""
    external_id: str = ""


@dataclass(frozen=True)
class Welcomed:
    """A new learner, and the secret of the link by which they choose a password."""

    person: Person
    secret: str


def add_learner(
    viewer: Person | None,
    cohort: str,
    new: NewLearner,
    *,
    welcome: Welcome,
    database: Database,
    repositories: Repositories,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> Welcomed:
    """Store a learner with a place in the cohort, a repository and an invitation: all of it, or nothing.

    Raises:
        NotFound: `cohort`.
        NotAllowed: `leads_only`.
        NotValid: `name_shape`, `name_unseen`, `email_shape`, `email_taken`, `handle_shape`, `handle_taken`,
            `group_shape`.
    """
    try:
        with database.begin() as tx:
            kept_cohort(viewer, cohort, tx)
            person = store_learner(new, tx, new_id=new_id)
            settle(person, cohort, new, tx, welcome=welcome, repositories=repositories, new_id=new_id)
            secret = invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret())
    except Conflict as error:
        raise NotValid("handle_taken", handle=new.handle or handle_of(new.name)) from error
    return Welcomed(person, secret)


def store_learner(new: NewLearner, tx: Transaction, *, new_id: NewId) -> Person:
    """Store an account in a transaction, and return whose it is.

    Raises:
        NotValid: As `add_learner`.
    """
    name = checked_name(new.name)
    email = checked_email(new.email) if new.email.strip() else None
    handle = new.handle.strip() or free_handle(handle_of(name, email or ""), lambda one: _is_taken(one, tx))
    person = Person(new_id(), handle, name, Role.LEARNER, new.language, email=email)
    if _is_taken(handle, tx):
        raise NotValid("handle_taken", handle=handle)
    check_email_free(person, tx)
    tx.people.add(person)
    tx.audit.add(Act.PERSON_ADDED, person.id)
    return person


def settle(
    person: Person,
    cohort: str,
    new: NewLearner,
    tx: Transaction,
    *,
    welcome: Welcome,
    repositories: Repositories,
    new_id: NewId,
) -> None:
    """Give a person a place in a cohort, with its group and the school's own id, in a transaction.

    Raises:
        NotValid: `group_shape`, `name_unseen`.
    """
    group = checked_group(new.group)
    enroll(person, cohort, tx, welcome=welcome, repositories=repositories, new_id=new_id)
    place = tx.cohorts.enrollment_of(cohort, person.id)
    if place is not None and (group or new.external_id):
        tx.cohorts.change_place(replace(place, group=group, external_id=new.external_id or None))


def _is_taken(handle: str, tx: Transaction) -> bool:
    return tx.people.by_handle(handle) is not None
