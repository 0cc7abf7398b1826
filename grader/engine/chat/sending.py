"""Sends what waits for a chat: each message is claimed, tried again with growing pauses, and given up after a day."""

from dataclasses import replace

import structlog

from grader.domain.chat import TAKEN_FOR, ChatMessage, pause_after
from grader.domain.errors import MessageNotTaken
from grader.engine.ports.chat import ChatLine
from grader.engine.ports.database import Database
from grader.engine.ports.sources import Now

log = structlog.get_logger()

AT_ONCE = 20


def send_messages(line: ChatLine, *, database: Database, now: Now) -> int:
    """Send the messages that are due, and return how many were taken."""
    with database.read() as tx:
        due = tx.chats.due(now(), AT_ONCE)
    taken = 0
    for message in due:
        with database.begin() as tx:
            hook = tx.chats.hook(message.cohort)
            ours = hook is not None and tx.chats.claim(message, now() + TAKEN_FOR)
        if hook is not None and ours:
            ended = _sent(replace(message, tries=message.tries + 1), hook.address, line, now)
            with database.begin() as tx:
                tx.chats.end(ended)
            taken += ended.sent_at is not None
    return taken


def _sent(message: ChatMessage, address: str, line: ChatLine, now: Now) -> ChatMessage:
    told = {"cohort": message.cohort, "message": message.id}
    try:
        line.send(address, message.text)
    except MessageNotTaken:
        pause = pause_after(message.tries)
        log.warning("chat_message_not_taken", **told, tries=message.tries, given_up=pause is None)
        return replace(message, due_at=now() + pause if pause else None, given_up=pause is None)
    log.info("chat_message_sent", **told)
    return replace(message, due_at=None, sent_at=now())
