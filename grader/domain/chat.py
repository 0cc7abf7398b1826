"""A cohort's chat: where its staff are told that something changed, and what of it may be said there."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from grader.domain.errors import NotValid
from grader.domain.people import Person
from grader.domain.text import Language

MOST_ADDRESS = 500
ADDRESS = re.compile(r"https://[!-~]+", re.ASCII)
LAST_SHOWN = 4
LOOK_EVERY = timedelta(minutes=2)
TAKEN_FOR = timedelta(minutes=5)
"""How long whoever sends a message has it to themselves."""
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 480, 699))
"""After a try that came to nothing, how long until the next; after a day it is given up."""


class ChangeKind(StrEnum):
    """What changed."""

    HELP = "help"
    PERSON = "person"
    FLAKY = "flaky"
    HARD = "hard"
    REGRADE = "regrade"


@dataclass(frozen=True)
class ChatChange:
    """Something that is so now.

    Attributes:
        key: What it is known by from one look to the next.
        exercise: Its title in the chat's language, where it is about one.
    """

    key: str
    kind: ChangeKind
    learner: Person | None = None
    exercise: str = ""


@dataclass(frozen=True)
class ChatHook:
    """Where a cohort's changes are told.

    Attributes:
        address: A secret: who knows it writes into the chat.
        names: Learners are named there, shortly; else they are “one person”.
        told: What was so at the last look; None before the first, which tells nothing.
        look_at: When to look next.
    """

    cohort: str
    address: str = field(repr=False)
    language: Language
    names: bool
    look_at: datetime
    told: tuple[str, ...] | None = None

    @property
    def shown(self) -> str:
        """Return what people are shown of the address."""
        return f"{urlsplit(self.address).hostname} …{self.address[-LAST_SHOWN:]}"


@dataclass(frozen=True)
class ChatMessage:
    """A message on its way.

    Attributes:
        due_at: When it is sent; None once that is over.
        given_up: It was tried for a day.
    """

    id: str
    cohort: str
    text: str
    made_at: datetime
    due_at: datetime | None
    tries: int = 0
    sent_at: datetime | None = None
    given_up: bool = False


def checked_address(address: str) -> str:
    """Return the address of an incoming webhook.

    Raises:
        NotValid: `chat_address`: it is none that begins with https, or it holds a name and a password.
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        known = bool(ADDRESS.fullmatch(address)) and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if not known or "@" in parts.netloc or len(address) > MOST_ADDRESS or parts.fragment:
        raise NotValid("chat_address")
    return address


def pause_after(tries: int) -> timedelta | None:
    """Return how long to wait after so many tries; None gives up."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else None
