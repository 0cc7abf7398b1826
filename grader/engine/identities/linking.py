"""A provider is linked to an account: by who is signed in, by an invitation; and let go of again."""

from dataclasses import dataclass
from datetime import datetime

import structlog

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.identities.identity import Identity, Vouched
from grader.domain.identities.provider import Provider
from grader.domain.operation.audit import Act, Actor, Way
from grader.domain.people import Person
from grader.engine.accounts.sessions import end_sessions, hash_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.identities import Providers

log = structlog.get_logger()


@dataclass(frozen=True)
class OwnIdentity:
    """A link as its person sees it.

    Attributes:
        provider: None where the installation offers it no more: then it opens nothing.
        alone: Nothing else opens the account, so that it cannot be let go of.
    """

    identity: Identity
    provider: Provider | None
    alone: bool


@dataclass(frozen=True)
class OwnIdentities:
    """What a person has linked, and which providers they can link."""

    linked: tuple[OwnIdentity, ...]
    offered: tuple[Provider, ...]


def own_identities(person: Person, *, providers: Providers, database: Database) -> OwnIdentities:
    """Return what a person has linked to their account, and what they can link."""
    with database.glance() as tx:
        found = tx.identities.of_person(person.id)
    offering = _offered(providers)
    alone = _alone(person, found, providers)
    linked = tuple(OwnIdentity(one, offering.get(one.issuer), alone == one.id) for one in found)
    held = {one.issuer for one in found}
    return OwnIdentities(linked, tuple(one for one in providers.known.values() if one.issuer not in held))


def link(person_id: str, said: Vouched, tx: Transaction, *, at: datetime, id_: str) -> None:
    """Link whom a provider vouches for to the account of who is signed in.

    Raises:
        NotAllowed: `identity_taken`: it opens somebody else's account; `identity_other`: another identity of the same
            provider is linked to this account.
    """
    found = tx.identities.of(said.issuer, said.subject)
    if found is not None and found[1].id != person_id:
        raise NotAllowed("identity_taken")
    if found is not None:
        return
    if any(one.issuer == said.issuer for one in tx.identities.of_person(person_id)):
        raise NotAllowed("identity_other")
    tx.identities.add(Identity(id_, person_id, said.issuer, said.subject, said.label, at, at))
    tx.audit.add(Act.IDENTITY_LINKED, person_id, by=Actor(Way.WEB, person_id))
    log.info("identity_linked", person=person_id)


def link_invited(secret: str, said: Vouched, tx: Transaction, *, at: datetime, id_: str) -> Person:
    """Take up an invitation without a password: link whom a provider vouches for to its person, and return them.

    Every older session ends, and every older invitation: they may have gone to the wrong person.

    Raises:
        NotFound: `invitation_over`.
        NotAllowed: `identity_taken`, `identity_other`.
    """
    invitation = tx.credentials.invitation(hash_of(secret))
    person = tx.people.get(invitation.person_id) if invitation is not None and invitation.is_valid(at) else None
    if invitation is None or person is None or not tx.credentials.use_invitation(invitation.id, at):
        raise NotFound("invitation_over")
    link(person.id, said, tx, at=at, id_=id_)
    tx.people.note_come_in(person.id)
    tx.credentials.end_invitations(person.id, at)
    end_sessions(person.id, tx, at)
    tx.audit.add(Act.ACCOUNT_OPENED, person.id, by=Actor(Way.WEB, person.id))
    return person


def unlink(person: Person, identity_id: str, *, providers: Providers, database: Database) -> None:
    """Let go of a link of one's own.

    Raises:
        NotFound: `identity`.
        NotAllowed: `identity_alone`: nothing else would open the account.
    """
    with database.begin() as tx:
        found = tx.identities.of_person(person.id)
        if identity_id not in {one.id for one in found}:
            raise NotFound("identity")
        now_known = tx.people.get(person.id) or person
        if _alone(now_known, found, providers) == identity_id:
            raise NotAllowed("identity_alone")
        tx.identities.remove(identity_id)
        tx.audit.add(Act.IDENTITY_UNLINKED, person.id)
    log.info("identity_unlinked", person=person.id)


def _offered(providers: Providers) -> dict[str, Provider]:
    """Return by issuer what opens accounts here, learning platforms among them."""
    return {one.issuer: one for one in (*providers.known.values(), *providers.launching)}


def _alone(person: Person, found: tuple[Identity, ...], providers: Providers) -> str | None:
    """Return the id of the only link that opens the account, where no password does."""
    offered = _offered(providers)
    opening = [one.id for one in found if one.issuer in offered]
    return opening[0] if len(opening) == 1 and not person.has_password else None
