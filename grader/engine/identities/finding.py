"""Whose account somebody's first sign-in by a provider opens: by an address that it vouches for, or as a newcomer."""

from datetime import datetime

import structlog

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.errors import NotAllowed, NotValid
from grader.domain.identities.identity import Vouched
from grader.domain.identities.provider import Newcomers, Provider
from grader.domain.naming import checked_email, checked_name
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.rosters.handles import free_handle, handle_of
from grader.engine.ports.database import Transaction
from grader.engine.ports.sources import NewId

log = structlog.get_logger()


def whose(provider: Provider, said: Vouched, tx: Transaction, at: datetime, new_id: NewId) -> Person:
    """Return the one person who has an e-mail address that the provider vouches for, or a newcomer.

    Raises:
        NotAllowed: `identity_no_email`, `identity_unverified`, `identity_two_people`, `identity_other` (another
            identity of the same provider is linked to the account), `identity_left` (all their cohorts are over for
            them), `identity_unknown`.
    """
    if not said.emails:
        raise NotAllowed("identity_unverified" if said.unverified else "identity_no_email", provider=provider.title)
    found = {one.id: one for email in said.emails if (one := tx.people.by_email(email)) is not None}
    if len(found) > 1:
        raise NotAllowed("identity_two_people", provider=provider.title)
    for person in found.values():
        if any(one.issuer == said.issuer for one in tx.identities.of_person(person.id)):
            raise NotAllowed("identity_other", provider=provider.title)
        if _has_left(person, tx, at):
            raise NotAllowed("identity_left", provider=provider.title)
        return person
    return _newcomer(provider, said, tx, new_id)


def _has_left(person: Person, tx: Transaction, at: datetime) -> bool:
    """Tell whether somebody had places in cohorts, and has none any more: then only a new invitation lets them in."""
    places = tx.cohorts.enrollments_of_person(person.id)
    if person.role is not Role.LEARNER or not places:
        return False
    ends = {one.slug: one.ends_at for one in tx.cohorts.of_person(person.id)}
    return all(
        one.status is EnrollmentStatus.LEFT or ((end := ends.get(one.cohort)) is not None and end <= at)
        for one in places
    )


def _newcomer(provider: Provider, said: Vouched, tx: Transaction, new_id: NewId) -> Person:
    role = provider.role_of(said.roles)
    if provider.newcomers is Newcomers.NOBODY or (role is None and provider.newcomers is Newcomers.BY_ROLE):
        raise NotAllowed("identity_unknown", provider=provider.title)
    email = min(said.emails)
    name = _name(said, email)
    handle = free_handle(handle_of(said.name, email), lambda one: tx.people.by_handle(one) is not None)
    person = Person(new_id(), handle, name, role or Role.LEARNER, email=checked_email(email))
    tx.people.add(person)
    tx.audit.add(Act.PERSON_ADDED, person.id)
    log.info("newcomer_let_in", person=person.id, provider=provider.name, role=person.role)
    return person


def _name(said: Vouched, email: str) -> str:
    try:
        return checked_name(said.name)
    except NotValid:
        return email.partition("@")[0]
