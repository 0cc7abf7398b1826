"""People's accounts: how they are added and invited, and what they choose: password and language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.accounts.credentials import AccessToken, Invitation, Session
from grader.domain.accounts.lifetimes import INVITATION_LIFE
from grader.domain.accounts.password_rule import check_password
from grader.domain.errors import NotFound, NotValid
from grader.domain.naming import checked_name
from grader.domain.operation.audit import Act, Actor, Way
from grader.domain.people import Person, Role
from grader.domain.text import Language
from grader.engine.accounts.sessions import SignedIn, end_sessions, hash_of, is_open
from grader.engine.ports.accounts import Passwords
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.sources import NewId, NewSecret, Now


@dataclass(frozen=True)
class Account:
    """What a person sees of their own account: tokens and sessions that are still valid, newest first.

    Attributes:
        cohorts: Slugs of the cohorts they have a repository in, newest first.
    """

    person: Person
    tokens: tuple[AccessToken, ...]
    sessions: tuple[Session, ...]
    cohorts: tuple[str, ...]


class TakesIn(Protocol):
    """What gives a new person their part in a cohort."""

    def __call__(self, person: Person, tx: Transaction) -> None:
        """Do it in the transaction that stores them: both, or neither."""


def add_person(
    handle: str, name: str, role: Role, *, database: Database, new_id: NewId, takes_in: TakesIn | None = None
) -> Person:
    """Store somebody who can be invited, with their part in a cohort, and return them.

    Raises:
        NotValid: `handle_shape`, `handle_taken`, `name_shape`, `name_unseen`.
        Refused: They can have no part in that cohort.
    """
    person = Person(id=new_id(), handle=handle, name=checked_name(name), role=role)
    try:
        with database.begin() as tx:
            if tx.people.by_handle(handle) is not None:
                raise NotValid("handle_taken", handle=handle)
            tx.people.add(person)
            tx.audit.add(Act.PERSON_ADDED, person.id)
            if takes_in is not None:
                takes_in(person, tx)
    except Conflict as error:
        raise NotValid("handle_taken", handle=handle) from error
    return person


def invite(handle: str, *, database: Database, now: Now, new_id: NewId, new_secret: NewSecret) -> str:
    """Return the secret of a link by which a person chooses a password, the first or a new one; good once, 14 days.

    Raises:
        NotFound: `person`.
    """
    with database.begin() as tx:
        person = tx.people.by_handle(handle)
        if person is None:
            raise NotFound("person", handle=handle)
        return invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret())


def invite_within(tx: Transaction, person_id: str, *, at: datetime, id_: str, secret: str) -> str:
    """Store an invitation in a transaction that does more, and return its secret."""
    invitation = Invitation(id=id_, person_id=person_id, expires_at=at + INVITATION_LIFE)
    tx.credentials.add_invitation(invitation, hash_of(secret))
    tx.audit.add(Act.PERSON_INVITED, person_id)
    return secret


def invited(secret: str, *, database: Database, now: Now) -> Person:
    """Return whom this invitation is for.

    Raises:
        NotFound: `invitation_over`: unknown, used or expired; which of them is not said.
    """
    with database.read() as tx:
        return _invited(secret, tx, now())[1]


def accept_invitation(
    secret: str,
    password: str,
    label: str,
    *,
    database: Database,
    passwords: Passwords,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> str:
    """Store the chosen password, end every older session, and return the secret of a new one.

    The label names the browser, as the person will recognise it in a list.

    Raises:
        NotFound: `invitation_over`.
        NotValid: One of the password's codes.
    """
    person = invited(secret, database=database, now=now)
    check_password(password, person.handle)
    hashed = passwords.hash(password)
    at, session_secret = now(), new_secret()
    with database.begin() as tx:
        invitation, _ = _invited(secret, tx, at)
        if not tx.credentials.use_invitation(invitation.id, at):
            raise NotFound("invitation_over")
        # An older link may have gone to the wrong person: with the account taken up, none opens it any more.
        tx.credentials.end_invitations(person.id, at)
        tx.people.set_password_hash(person.id, hashed)
        end_sessions(person.id, tx, at)
        session = Session(new_id(), person.id, label, created_at=at, last_seen_at=at)
        tx.credentials.add_session(session, hash_of(session_secret))
        tx.audit.add(Act.ACCOUNT_OPENED, person.id, by=Actor(Way.WEB, person.id))
    return session_secret


def account_of(person: Person, *, database: Database, now: Now) -> Account:
    """Return what the person's account page shows."""
    at = now()
    with database.read() as tx:
        tokens = tuple(token for token in tx.credentials.tokens(person.id) if token.is_valid(at))
        sessions = tuple(session for session in tx.credentials.sessions(person.id) if is_open(session, at))
        cohorts = tuple(enrollment.cohort for enrollment in tx.cohorts.enrollments_of_person(person.id))
    return Account(person, tokens, sessions, cohorts)


def change_password(
    signed_in: SignedIn, current: str, new: str, *, database: Database, passwords: Passwords, now: Now
) -> None:
    """Replace the password and end the person's sessions, but for the one that asks.

    Raises:
        NotValid: `wrong_password` for the current one, or one of the new password's codes.
    """
    person = signed_in.person
    with database.read() as tx:
        hashed = tx.people.password_hash(person.id)
    if not passwords.matches(current, hashed or ""):
        raise NotValid("wrong_password")
    check_password(new, person.handle)
    hashed = passwords.hash(new)
    with database.begin() as tx:
        tx.people.set_password_hash(person.id, hashed)
        end_sessions(person.id, tx, now(), but=signed_in.session.id)
        tx.audit.add(Act.PASSWORD_CHANGED, person.id)


def choose_language(person: Person, language: Language | None, *, database: Database) -> None:
    """Store the person's own choice; None follows the browser."""
    with database.begin() as tx:
        tx.people.set_language(person.id, language)


def choose_letters(person: Person, *, ascii_terminal: bool, database: Database) -> None:
    """Store whether Git's answers to the person come without accents or signs."""
    with database.begin() as tx:
        tx.people.set_ascii_terminal(person.id, wanted=ascii_terminal)


def _invited(secret: str, tx: Transaction, at: datetime) -> tuple[Invitation, Person]:
    invitation = tx.credentials.invitation(hash_of(secret))
    if invitation is None or not invitation.is_valid(at):
        raise NotFound("invitation_over")
    person = tx.people.get(invitation.person_id)
    if person is None:
        raise NotFound("invitation_over")
    return invitation, person
