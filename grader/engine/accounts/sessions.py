"""Browsers that are signed in: a random secret in a cookie there, its hash and its last use here."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from grader.domain.accounts.credentials import Session
from grader.domain.accounts.lifetimes import IDLE_LIMIT
from grader.domain.errors import NotFound, NotValid, PlatformError
from grader.domain.operation.audit import Act, Actor, Way
from grader.domain.people import Person
from grader.engine.ports.accounts import Credentials, Passwords
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewId, NewSecret, Now

log = structlog.get_logger()

TOUCH_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class SignedIn:
    """A browser's session and whose it is."""

    session: Session
    person: Person


def sign_in(
    handle: str,
    password: str,
    label: str,
    *,
    database: Database,
    passwords: Passwords,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> str:
    """Return the secret of a new session.

    An unknown handle takes as long as a wrong password, and is answered alike.

    Args:
        handle: Or the e-mail address, in small letters.

    Raises:
        NotValid: `wrong_pair`.
    """
    with database.read() as tx:
        person = tx.people.by_email(handle) if "@" in handle else tx.people.by_handle(handle)
        hashed = tx.people.password_hash(person.id) if person else None
    if not passwords.matches(password, hashed or "") or person is None:
        raise NotValid("wrong_pair")
    at, secret = now(), new_secret()
    with database.begin() as tx:
        tx.credentials.add_session(Session(new_id(), person.id, label, created_at=at, last_seen_at=at), hash_of(secret))
        tx.audit.add(Act.SIGNED_IN, person.id, by=Actor(Way.WEB, person.id))
    return secret


def session_of(secret: str, *, database: Database, now: Now) -> SignedIn | None:
    """Return whose session this is, or None once it was revoked or lay idle for `IDLE_LIMIT`.

    One read; a write at most every five minutes, which is what makes that limit slide.
    """
    at = now()
    with database.glance() as tx:
        found = tx.credentials.session(hash_of(secret))
    if found is None or not is_open(found[0], at):
        return None
    session, person = found
    if at - session.last_seen_at >= TOUCH_AFTER:
        note_use(lambda credentials: credentials.touch_session(session.id, at), database=database)
    return SignedIn(session, person)


def note_use(touch: Callable[[Credentials], None], *, database: Database) -> None:
    """Write down that something was used; where that cannot be, as on a full disk, who only reads goes on reading."""
    try:
        with database.begin(lasting=False) as tx:
            touch(tx.credentials)
    except PlatformError as fault:
        log.warning("use_not_noted", fault=fault)


def sign_out(secret: str, *, database: Database, now: Now) -> None:
    """End the session of that secret, if there is one."""
    with database.begin() as tx:
        found = tx.credentials.session(hash_of(secret))
        if found is not None:
            tx.credentials.revoke_session(found[0].id, now())


def revoke_session(person: Person, session_id: str, *, database: Database, now: Now) -> None:
    """Sign one of the person's own browsers out.

    Raises:
        NotFound: `session`.
    """
    with database.begin() as tx:
        if session_id not in {session.id for session in tx.credentials.sessions(person.id)}:
            raise NotFound("session")
        tx.credentials.revoke_session(session_id, now())
        tx.audit.add(Act.SESSION_ENDED, session_id, belongs_to=person.id)


def revoke_all_sessions(person: Person, *, database: Database, now: Now) -> None:
    """Sign the person out everywhere, here too."""
    with database.begin() as tx:
        end_sessions(person.id, tx, now())
        tx.audit.add(Act.SIGNED_OUT_EVERYWHERE, person.id)


def end_sessions(person_id: str, tx: Transaction, at: datetime, *, but: str | None = None) -> None:
    """End a person's sessions within a transaction, all but the one of that id."""
    for session in tx.credentials.sessions(person_id):
        if session.id != but:
            tx.credentials.revoke_session(session.id, at)


def is_open(session: Session, at: datetime) -> bool:
    """Tell whether a session was neither revoked nor left idle for too long."""
    return session.revoked_at is None and at - session.last_seen_at < IDLE_LIMIT


def hash_of(secret: str) -> str:
    """Return what is kept of a secret: SHA-256 (hex), enough for 256 random bits, which nobody can try in turn."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
