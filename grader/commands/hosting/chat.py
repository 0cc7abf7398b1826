"""Chats are told what changed."""

from functools import partial

from grader.assembly import Grader
from grader.engine.chat.sending import send_messages
from grader.engine.chat.watching import look_at_cohorts
from grader.wording.chat import chat_message


def tell_chats(grader: Grader) -> int:
    """Write down what changed, send what waits, and return how many messages were taken."""
    settings = grader.settings
    look_at_cohorts(
        partial(chat_message, public_url=settings.public_url),
        database=grader.database,
        now=grader.now,
        zone=settings.zone,
        public_holidays=grader.public_holidays,
        new_id=grader.new_id,
    )
    return send_messages(grader.chat_line, database=grader.database, now=grader.now)
