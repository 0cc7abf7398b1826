"""Where the changes of a cohort are told, as the API tells it."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain.chat import MOST_ADDRESS
from grader.domain.text import Language
from grader.engine.chat.keeping import ChatPage
from web.api.shapes.basic import Given, Shape


class ChatMessage(Shape):
    """The newest message of a cohort."""

    made_at: datetime
    sent_at: datetime | None
    tries: int
    given_up: bool
    """It was tried for a day."""


class Chat(Shape):
    """Where changes are told."""

    address: str | None
    """Its host and last four characters; null where nothing is told."""

    language: Language | None
    names: bool
    """Learners are named there, by first name and initial."""

    newest: ChatMessage | None

    @classmethod
    def of(cls, page: ChatPage) -> Self:
        """Return what the page shows."""
        hook, newest = page.hook, page.newest
        return cls(
            address=hook.shown if hook else None,
            language=hook.language if hook else None,
            names=bool(hook and hook.names),
            newest=ChatMessage.model_validate(newest) if newest else None,
        )


class ToTell(Given):
    """Where to tell changes."""

    address: Annotated[str, Field(max_length=MOST_ADDRESS)] = ""
    """Of an incoming webhook; empty keeps the one that is known."""

    language: Language
    names: bool = False
