"""Somebody is back from a provider: whoever it vouches for is signed in, or linked."""

from dataclasses import dataclass
from datetime import datetime

import structlog

from grader.domain.accounts.credentials import Session
from grader.domain.errors import NotAllowed, NotValid, ProviderFailed, ProviderFault
from grader.domain.identities.departure import Arrival, Departure
from grader.domain.identities.identity import Identity, Vouched
from grader.domain.identities.provider import Provider
from grader.domain.operation.audit import Act, Actor, Way
from grader.domain.people import Person
from grader.engine.accounts.sessions import hash_of
from grader.engine.identities.finding import whose
from grader.engine.identities.leaving import known
from grader.engine.identities.linking import link, link_invited
from grader.engine.identities.roles import follow_claim
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.identities import Providers
from grader.engine.ports.sources import NewId, NewSecret, Now

log = structlog.get_logger()

DENIED = "access_denied"
"""They said no: https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1."""


@dataclass(frozen=True)
class Returned:
    """What came of it.

    Attributes:
        secret: Of a new session; None where somebody who is signed in linked their account.
    """

    provider: Provider
    secret: str | None
    target: str


def come_back(
    name: str,
    departure: Departure | None,
    arrival: Arrival,
    label: str,
    *,
    providers: Providers,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> Returned:
    """Sign in, or link, whom a provider vouches for.

    Args:
        departure: The one that left from this browser with the state that came back; it is good once.
        label: Of the browser.

    Raises:
        NotFound: `provider`, `invitation_over`.
        NotValid: `identity_state`, `identity_late`: begin again.
        NotAllowed: `identity_denied`, or why nobody here is who the provider says; see `finding` and `linking`.
        ProviderFailed: Nothing that the provider answers can be taken.
    """
    provider = known(name, providers)
    left = _checked(provider, departure, arrival, now())
    said = providers.said(provider, left, arrival.code)
    at, secret = now(), new_secret()
    try:
        with database.begin() as tx:
            tx.identities.forget_trouble(provider.name)
            if left.links is not None:
                link(left.links, said, tx, at=at, id_=new_id())
                return Returned(provider, None, left.target)
            person = _person(provider, left, said, tx, at, new_id)
            tx.credentials.add_session(Session(new_id(), person.id, label, at, at), hash_of(secret))
            tx.audit.add(Act.SIGNED_IN, person.id, by=Actor(Way.WEB, person.id))
    except Conflict as error:  # somebody else was linked at this very moment, or their account was made
        raise NotValid("identity_state") from error
    return Returned(provider, secret, left.target)


def _checked(provider: Provider, departure: Departure | None, arrival: Arrival, at: datetime) -> Departure:
    if departure is None or departure.provider != provider.name or departure.state != arrival.state:
        raise NotValid("identity_state", provider=provider.title)
    if departure.is_over(at):
        raise NotValid("identity_late", provider=provider.title)
    if arrival.issuer and arrival.issuer != provider.issuer:  # https://www.rfc-editor.org/rfc/rfc9207
        raise ProviderFailed(provider.name, ProviderFault.ISSUER)
    if arrival.error == DENIED:
        raise NotAllowed("identity_denied", provider=provider.title)
    if arrival.error or not arrival.code:
        raise ProviderFailed(provider.name, ProviderFault.ANSWER)
    return departure


def _person(provider: Provider, left: Departure, said: Vouched, tx: Transaction, at: datetime, new_id: NewId) -> Person:
    if left.invitation is not None:
        person = link_invited(left.invitation, said, tx, at=at, id_=new_id())
    else:
        person = _linked(provider, said, tx, at, new_id)
    return follow_claim(person, provider, said, tx)


def _linked(provider: Provider, said: Vouched, tx: Transaction, at: datetime, new_id: NewId) -> Person:
    found = tx.identities.of(said.issuer, said.subject)
    if found is not None:
        identity, person = found
        tx.identities.touch(identity.id, at)
        return person
    person = whose(provider, said, tx, at, new_id)
    tx.identities.add(Identity(new_id(), person.id, said.issuer, said.subject, said.label, at, at))
    tx.people.note_come_in(person.id)
    tx.audit.add(Act.IDENTITY_LINKED, person.id, by=Actor(Way.WEB, person.id))
    log.info("identity_linked", person=person.id, provider=provider.name)
    return person
