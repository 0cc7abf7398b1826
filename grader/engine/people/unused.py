"""Accounts of who is no learner: those that nobody uses are announced, and go; one goes at once where it is asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.engine.operation.retention import PERIOD_OF, Periods
from grader.engine.ports.database import Database
from grader.engine.ports.retention import AgedKind
from grader.engine.ports.sources import Now

SHOWN = timedelta(days=30)
"""How long before an account goes it is announced."""


@dataclass(frozen=True)
class UnusedAccount:
    """An account that nothing opens: no browser, token or invitation of it is kept.

    Attributes:
        due_at: From when on it goes, unless it is used before.
    """

    person: Person
    due_at: datetime


def accounts_ahead(viewer: Person, periods: Periods, *, database: Database, now: Now) -> tuple[UnusedAccount, ...]:
    """Return the accounts that go within a month, the first in front; none for others than operators.

    Raises:
        NotFound: `page`: they are neither operator nor lead.
    """
    if viewer.role is Role.LEAD:
        return ()
    if viewer.role is not Role.OPERATOR:
        raise NotFound("page", path="erasures")
    with database.glance() as tx:
        unused = tx.aged.unused()
    found = [UnusedAccount(person, since + PERIOD_OF[_kind(person)](periods)) for person, since in unused]
    return tuple(sorted((one for one in found if one.due_at <= now() + SHOWN), key=lambda one: one.due_at))


def _kind(person: Person) -> AgedKind:
    return AgedKind.PARTNER if person.role is Role.PARTNER else AgedKind.STAFF


def erase_account(handle: str, typed: str, *, database: Database, now: Now) -> Person:
    """Erase at once, as they may ask, the account of somebody who is no learner, and return who it was.

    Args:
        typed: Their handle once more, which says that it is meant.

    Raises:
        NotFound: `person`.
        NotAllowed: `erase_learner`: a learner's work goes first; `last_operator`.
        NotValid: `erasure_unmeant`.
    """
    with database.begin() as tx:
        person = tx.people.by_handle(handle)
        if person is None:
            raise NotFound("person", handle=handle)
        if person.role is Role.LEARNER:
            raise NotAllowed("erase_learner", handle=handle)
        if person.role is Role.OPERATOR and tx.people.is_alone(person):
            raise NotAllowed("last_operator", name=person.name)
        if typed.strip() != handle:
            raise NotValid("erasure_unmeant", handle=handle, name=person.name)
        tx.aged.erase(_kind(person), [person.id], now())
        tx.audit.add(Act.PERSON_ERASED, person.id)
    return person
