"""What opens accounts, as it is kept: password hashes, sessions, tokens, public keys and invitations."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from grader.domain.accounts.credentials import AccessToken, Invitation, Session
from grader.domain.accounts.ssh_keys import SshKey
from grader.domain.people import Person


class Credentials(Protocol):
    """Sessions, personal tokens and invitations; only SHA-256 hashes (hex) of their secrets are kept."""

    def add_session(self, session: Session, secret_hash: str) -> None:
        """Store a new session."""

    def session(self, secret_hash: str) -> tuple[Session, Person] | None:
        """Return the session of that secret, revoked or not, and whose it is, in one query."""

    def touch_session(self, session_id: str, seen_at: datetime) -> None:
        """Note that the session was used."""

    def sessions(self, person_id: str) -> tuple[Session, ...]:
        """Return a person's sessions that are not revoked, newest first."""

    def last_seen(self, person_ids: Collection[str]) -> dict[str, datetime]:
        """Return when these people were last signed in, as far as it is kept, by their ids, in one query."""

    def revoke_session(self, session_id: str, at: datetime) -> None:
        """End a session."""

    def add_token(self, token: AccessToken, secret_hash: str) -> None:
        """Store a new token."""

    def token(self, secret_hash: str) -> tuple[AccessToken, Person] | None:
        """Return the token of that secret, valid or not, and whose it is, in one query."""

    def touch_token(self, token_id: str, used_at: datetime) -> None:
        """Note that the token was used."""

    def tokens(self, person_id: str) -> tuple[AccessToken, ...]:
        """Return a person's tokens that are not revoked, newest first."""

    def revoke_token(self, token_id: str, at: datetime) -> None:
        """End a token."""

    def add_invitation(self, invitation: Invitation, secret_hash: str) -> None:
        """Store a new invitation."""

    def invitation(self, secret_hash: str) -> Invitation | None:
        """Return the invitation of that secret, valid or not."""

    def invited_until(self, person_ids: Collection[str], at: datetime) -> dict[str, datetime]:
        """Return until when the newest open invitation of each of these people holds, by their ids, in one query."""

    def use_invitation(self, invitation_id: str, at: datetime) -> bool:
        """Mark an unused invitation as used; False when it was used already (row count decides)."""

    def end_invitations(self, person_id: str, at: datetime) -> None:
        """Mark all of a person's unused invitations as used."""


class SshKeys(Protocol):
    """People's public keys; one is one person's."""

    def add(self, key: SshKey) -> None:
        """Store a new key; unique by fingerprint."""

    def of_person(self, person_id: str) -> tuple[SshKey, ...]:
        """Return a person's keys, newest first."""

    def by_fingerprint(self, fingerprint: str) -> SshKey | None:
        """Return the key of that fingerprint."""

    def with_owner(self, key_id: str) -> tuple[SshKey, Person] | None:
        """Return a key and whose it is, in one query."""

    def touch(self, key_id: str, used_at: datetime) -> None:
        """Note that the key was used."""

    def remove(self, key_id: str) -> None:
        """Forget it."""


class Passwords(Protocol):
    """Slow, salted hashes of passwords."""

    def hash(self, password: str) -> str:
        """Return the hash to keep."""

    def matches(self, password: str, hashed: str) -> bool:
        """Tell whether this is the password; takes as long for a wrong one."""
