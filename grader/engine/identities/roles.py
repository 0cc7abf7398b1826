"""What a provider's signed claim makes of somebody, within what is decided by hand alone."""

from dataclasses import replace

import structlog

from grader.domain.identities.identity import Vouched
from grader.domain.identities.provider import Provider
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Transaction

log = structlog.get_logger()


def follow_claim(person: Person, provider: Provider, said: Vouched, tx: Transaction) -> Person:
    """Give somebody the role that a claim says, where it can be given so, and return them as they are now.

    By hand alone are made: operators, and what would leave a cohort without a lead, or give a learner's place to one
    of the staff, or the staff's to a learner.
    """
    role = provider.role_of(said.roles)
    if role is None or role is person.role:
        return person
    if not _can_become(person, role, tx):
        log.warning("role_not_taken", person=person.id, provider=provider.name, role=role)
        return person
    tx.people.set_role(person.id, role)
    tx.audit.add(Act.PERSON_CHANGED, person.id)
    return replace(person, role=role)


def _can_become(person: Person, role: Role, tx: Transaction) -> bool:
    if Role.OPERATOR in {person.role, role}:
        return False
    led = tx.cohorts.led_by(person.id)
    if {person.role, role} <= STAFF_ROLES:
        return role is Role.LEAD or all(_has_other_lead(one.slug, person, tx) for one in led)
    return not led and not tx.cohorts.enrollments_of_person(person.id)


def _has_other_lead(cohort: str, person: Person, tx: Transaction) -> bool:
    return any(one.role is Role.LEAD and one.id != person.id for one in tx.cohorts.staff(cohort))
