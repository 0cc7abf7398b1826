"""Sessions, personal tokens and invitations, found by the hash of their secret."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.one_of import one_of
from grader.adapters.database.people import person_of
from grader.domain.accounts.credentials import AccessToken, Invitation, Session
from grader.domain.people import Person

SESSION = (
    select(tables.session, tables.person)
    .join(tables.person, tables.person.c.id == tables.session.c.person_id)
    .where(tables.session.c.secret_hash == bindparam("secret_hash"))
)
TOKEN = (
    select(tables.access_token, tables.person)
    .join(tables.person, tables.person.c.id == tables.access_token.c.person_id)
    .where(tables.access_token.c.secret_hash == bindparam("secret_hash"))
)
"""Built once: building a statement costs several times its execution, and each request needs one of these."""


class StoredCredentials:
    """`grader.engine.ports.accounts.Credentials` in the tables `session`, `access_token` and `invitation`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_session(self, session: Session, secret_hash: str) -> None:
        self._connection.execute(
            insert(tables.session).values(
                id=session.id,
                person_id=session.person_id,
                secret_hash=secret_hash,
                label=session.label,
                created_at=session.created_at,
                last_seen_at=session.last_seen_at,
                revoked_at=session.revoked_at,
            )
        )

    def session(self, secret_hash: str) -> tuple[Session, Person] | None:
        row = self._connection.execute(SESSION, {"secret_hash": secret_hash}).mappings().one_or_none()
        return None if row is None else (_session(row), person_of(row))

    def touch_session(self, session_id: str, seen_at: datetime) -> None:
        self._connection.execute(
            update(tables.session).where(tables.session.c.id == session_id).values(last_seen_at=seen_at)
        )

    def sessions(self, person_id: str) -> tuple[Session, ...]:
        found = (
            select(tables.session)
            .where(tables.session.c.person_id == person_id, tables.session.c.revoked_at.is_(None))
            .order_by(tables.session.c.created_at.desc(), tables.session.c.id)
        )
        return tuple(_session(row) for row in self._connection.execute(found).mappings())

    def last_seen(self, person_ids: Collection[str]) -> dict[str, datetime]:
        person_id, last = tables.session.c.person_id, func.max(tables.session.c.last_seen_at)
        found = select(person_id, last).where(one_of(person_id, person_ids, self._connection)).group_by(person_id)
        return {person: at for person, at in self._connection.execute(found).all() if at is not None}

    def revoke_session(self, session_id: str, at: datetime) -> None:
        """End a session; one that has ended keeps its first moment."""
        still_open = tables.session.c.revoked_at.is_(None)
        self._connection.execute(
            update(tables.session).where(tables.session.c.id == session_id, still_open).values(revoked_at=at)
        )

    def add_token(self, token: AccessToken, secret_hash: str) -> None:
        self._connection.execute(
            insert(tables.access_token).values(
                id=token.id,
                person_id=token.person_id,
                secret_hash=secret_hash,
                label=token.label,
                created_at=token.created_at,
                expires_at=token.expires_at,
                last_used_at=token.last_used_at,
                revoked_at=token.revoked_at,
                scopes=token.scopes,
            )
        )

    def token(self, secret_hash: str) -> tuple[AccessToken, Person] | None:
        row = self._connection.execute(TOKEN, {"secret_hash": secret_hash}).mappings().one_or_none()
        return None if row is None else (_token(row), person_of(row))

    def touch_token(self, token_id: str, used_at: datetime) -> None:
        self._connection.execute(
            update(tables.access_token).where(tables.access_token.c.id == token_id).values(last_used_at=used_at)
        )

    def tokens(self, person_id: str) -> tuple[AccessToken, ...]:
        found = (
            select(tables.access_token)
            .where(tables.access_token.c.person_id == person_id, tables.access_token.c.revoked_at.is_(None))
            .order_by(tables.access_token.c.created_at.desc(), tables.access_token.c.id)
        )
        return tuple(_token(row) for row in self._connection.execute(found).mappings())

    def revoke_token(self, token_id: str, at: datetime) -> None:
        """End a token; one that has ended keeps its first moment."""
        still_open = tables.access_token.c.revoked_at.is_(None)
        self._connection.execute(
            update(tables.access_token).where(tables.access_token.c.id == token_id, still_open).values(revoked_at=at)
        )

    def add_invitation(self, invitation: Invitation, secret_hash: str) -> None:
        self._connection.execute(
            insert(tables.invitation).values(
                id=invitation.id,
                person_id=invitation.person_id,
                secret_hash=secret_hash,
                expires_at=invitation.expires_at,
                used_at=invitation.used_at,
            )
        )

    def invitation(self, secret_hash: str) -> Invitation | None:
        found = select(tables.invitation).where(tables.invitation.c.secret_hash == secret_hash)
        row = self._connection.execute(found).mappings().one_or_none()
        return None if row is None else _invitation(row)

    def invited_until(self, person_ids: Collection[str], at: datetime) -> dict[str, datetime]:
        person_id, until = tables.invitation.c.person_id, tables.invitation.c.expires_at
        still_open = tables.invitation.c.used_at.is_(None), until > at
        theirs = one_of(person_id, person_ids, self._connection)
        found = select(person_id, func.max(until)).where(theirs, *still_open).group_by(person_id)
        return {person: end for person, end in self._connection.execute(found).all() if end is not None}

    def use_invitation(self, invitation_id: str, at: datetime) -> bool:
        """Mark an unused invitation as used; False when it was used already."""
        unused = tables.invitation.c.used_at.is_(None)
        done = update(tables.invitation).where(tables.invitation.c.id == invitation_id, unused).values(used_at=at)
        return self._connection.execute(done).rowcount == 1

    def end_invitations(self, person_id: str, at: datetime) -> None:
        theirs, unused = tables.invitation.c.person_id == person_id, tables.invitation.c.used_at.is_(None)
        self._connection.execute(update(tables.invitation).where(theirs, unused).values(used_at=at))


def _session(row: RowMapping) -> Session:
    return Session(
        id=row[tables.session.c.id],
        person_id=row[tables.session.c.person_id],
        label=row[tables.session.c.label],
        created_at=row[tables.session.c.created_at],
        last_seen_at=row[tables.session.c.last_seen_at],
        revoked_at=row[tables.session.c.revoked_at],
    )


def _token(row: RowMapping) -> AccessToken:
    return AccessToken(
        id=row[tables.access_token.c.id],
        person_id=row[tables.access_token.c.person_id],
        label=row[tables.access_token.c.label],
        created_at=row[tables.access_token.c.created_at],
        expires_at=row[tables.access_token.c.expires_at],
        last_used_at=row[tables.access_token.c.last_used_at],
        revoked_at=row[tables.access_token.c.revoked_at],
        scopes=row[tables.access_token.c.scopes],
    )


def _invitation(row: RowMapping) -> Invitation:
    return Invitation(id=row["id"], person_id=row["person_id"], expires_at=row["expires_at"], used_at=row["used_at"])
