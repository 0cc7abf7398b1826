"""The caller's account and the words of the school as the API shows them."""

from datetime import datetime

from grader.domain.accounts.credentials import Scope
from grader.domain.text import Language
from grader.domain.verdicts import Status
from web.api.shapes.basic import Member, Repository, Shape, Text


class Token(Shape):
    """A token that is still good; its secret is nowhere."""

    id: str
    label: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


class Session(Shape):
    """A browser that is signed in."""

    label: str
    created_at: datetime
    last_seen_at: datetime


class Account(Shape):
    """The caller."""

    person: Member
    language: Language | None
    """Their own choice; null follows the browser."""

    scopes: list[Scope]
    """What the token of this request opens."""

    repositories: list[Repository]
    tokens: list[Token]
    sessions: list[Session]


class Word(Shape):
    """A status word: what people read, what it means and what to do."""

    status: Status
    glyph: str
    word: Text
    meaning: Text
    action: Text


class Words(Shape):
    """All status words."""

    items: list[Word]
