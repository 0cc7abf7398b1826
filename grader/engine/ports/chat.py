"""Where cohorts' changes are told, and the messages on their way, as they are kept; and what carries them."""

from datetime import datetime
from typing import Protocol

from grader.domain.chat import ChatHook, ChatMessage


class ChatLine(Protocol):
    """What carries a message to a chat."""

    def send(self, address: str, text: str) -> None:
        """Hand a message to the incoming webhook at an address.

        Raises:
            MessageNotTaken: It was not taken, or the address leads where nothing of ours may go.
        """


class Chats(Protocol):
    """One hook a cohort, and its outbox."""

    def hook(self, cohort: str) -> ChatHook | None:
        """Return where a cohort's changes are told."""

    def put(self, hook: ChatHook) -> None:
        """Store a hook in the place of whichever there was."""

    def forget(self, cohort: str) -> None:
        """Forget the hook of a cohort, and its messages."""

    def to_look_at(self, at: datetime, limit: int) -> tuple[ChatHook, ...]:
        """Return the hooks whose cohorts should have been looked at by a moment."""

    def claim_look(self, hook: ChatHook, look_at: datetime) -> bool:
        """Take a look that is due, so that nobody else has it, and tell whether it was still to be had."""

    def add(self, message: ChatMessage) -> None:
        """Store a message."""

    def due(self, at: datetime, limit: int) -> tuple[ChatMessage, ...]:
        """Return the messages that should have been sent by a moment, the oldest first."""

    def claim(self, message: ChatMessage, until: datetime) -> bool:
        """Take a message that is due until a moment, and tell whether it was still to be had."""

    def end(self, message: ChatMessage) -> None:
        """Store what came of a message."""

    def newest(self, cohort: str) -> ChatMessage | None:
        """Return the newest message of a cohort."""
