"""A lead says where the changes of a cohort are told, tries it, and ends it."""

from collections.abc import Callable
from dataclasses import dataclass

from grader.domain.chat import ChatHook, ChatMessage, checked_address
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.text import Language
from grader.engine.alerts.reading import may_set_rules, staffed_cohort
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewId, Now

Test = Callable[[Cohort, Language], str]
"""Writes the message by which a lead tries the address."""


@dataclass(frozen=True)
class ChatPage:
    """What the page shows.

    Attributes:
        hook: None where nothing is told.
        newest: The newest message; None where there is none.
    """

    cohort: Cohort
    hook: ChatHook | None
    newest: ChatMessage | None


def chat_page(viewer: Person, slug: str, *, database: Database) -> ChatPage:
    """Return where the changes of a cohort are told, for its leads.

    Raises:
        NotFound: There is no such cohort, or this person is not of its staff.
        NotAllowed: `lead_alone`.
    """
    with database.read() as tx:
        return _page(_led(viewer, slug, tx), tx)


def choose_chat(
    viewer: Person, slug: str, address: str, language: Language, *, names: bool, database: Database, now: Now
) -> ChatPage:
    """Tell the changes of a cohort in a chat from now on; what is so already is not told.

    Args:
        address: Of an incoming webhook; empty keeps the one that is known.

    Raises:
        NotFound, NotAllowed: As `chat_page`.
        NotValid: `chat_address`.
    """
    with database.begin() as tx:
        cohort, known = _led(viewer, slug, tx), tx.chats.hook(slug)
        kept = known.address if known is not None and not address.strip() else checked_address(address)
        told = known.told if known is not None else None
        tx.chats.put(ChatHook(slug, kept, language, names, now(), told))
        tx.audit.add(Act.CHAT_CHOSEN, slug)
        return _page(cohort, tx)


def end_chat(viewer: Person, slug: str, *, database: Database) -> ChatPage:
    """Tell nothing any more, and forget the address and what was on its way.

    Raises:
        NotFound, NotAllowed: As `chat_page`.
    """
    with database.begin() as tx:
        cohort = _led(viewer, slug, tx)
        if tx.chats.hook(slug) is not None:
            tx.chats.forget(slug)
            tx.audit.add(Act.CHAT_ENDED, slug)
        return _page(cohort, tx)


def try_chat(viewer: Person, slug: str, write: Test, *, database: Database, now: Now, new_id: NewId) -> ChatPage:
    """Send a message that says only that it arrived.

    Raises:
        NotFound: As `chat_page`; `chat`: no address is known.
        NotAllowed: As `chat_page`.
    """
    with database.begin() as tx:
        cohort, hook = _led(viewer, slug, tx), tx.chats.hook(slug)
        if hook is None:
            raise NotFound("chat", slug=slug)
        tx.chats.add(ChatMessage(new_id(), slug, write(cohort, hook.language), now(), now()))
        return _page(cohort, tx)


def _led(viewer: Person, slug: str, tx: Transaction) -> Cohort:
    cohort = staffed_cohort(viewer, slug, tx)
    if not may_set_rules(viewer, slug, tx):
        raise NotAllowed("lead_alone")
    return cohort


def _page(cohort: Cohort, tx: Transaction) -> ChatPage:
    return ChatPage(cohort, tx.chats.hook(cohort.slug), tx.chats.newest(cohort.slug))
