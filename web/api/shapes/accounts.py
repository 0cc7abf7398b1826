"""The caller's account as the API shows it."""

from datetime import datetime

from grader.domain.accounts.credentials import Scope
from grader.domain.text import Language
from web.api.shapes.basic import Member, Repository, Shape


class Token(Shape):
    """A token that is still good; its secret is nowhere."""

    id: str
    label: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


class SshKey(Shape):
    """A public key that opens Git over SSH."""

    id: str
    label: str
    line: str
    """Its type and its bytes, as `authorized_keys` has them."""

    fingerprint: str
    created_at: datetime
    last_used_at: datetime | None


class SshKeys(Shape):
    """One's own keys, newest first."""

    items: list[SshKey]


class RemovedSshKey(Shape):
    """It opens nothing any more."""

    id: str


class Session(Shape):
    """A browser that is signed in."""

    label: str
    created_at: datetime
    last_seen_at: datetime


class Identity(Shape):
    """An account of a provider that opens the caller's."""

    provider: str | None
    """What its button says; null where it is offered here no more."""

    issuer: str
    label: str
    linked_at: datetime
    used_at: datetime


class Account(Shape):
    """The caller."""

    person: Member
    language: Language | None
    """Their own choice; null follows the browser."""

    ascii_terminal: bool
    """Git's answers to them come without accents or signs."""

    scopes: list[Scope]
    """What the token of this request opens."""

    repositories: list[Repository]
    tokens: list[Token]
    sessions: list[Session]
    identities: list[Identity]
