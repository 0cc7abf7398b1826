"""Tells chats what changed, in a thread of its own: a slow chat holds nothing else up."""

from collections.abc import Callable
from functools import partial
from threading import Event, Thread

import structlog

from grader.assembly import Grader
from grader.domain.errors import GraderError
from grader.engine.chat.sending import send_messages
from grader.engine.chat.watching import look_at_cohorts
from grader.engine.ports.database import Conflict
from grader.wording.chat import chat_message

log = structlog.get_logger()

LOOK_SECONDS = 5.0


class ChatTeller:
    """Looks for changes as long as this host leads.

    Args:
        leads: Tells whether this host leads the others.
    """

    def __init__(self, grader: Grader, leads: Callable[[], bool]) -> None:
        self._grader = grader
        self._leads = leads
        self._ended = Event()
        self._thread = Thread(target=self._tell, name="chat", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a message under way is tried again by whoever leads next."""
        self._ended.set()

    def _tell(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            if self._leads():
                self._tell_once()

    def _tell_once(self) -> None:
        try:
            tell_chats(self._grader)
        except (GraderError, Conflict) as fault:
            log.warning("chats_not_told", fault=fault)
        except Exception:  # the outermost loop of a thread
            log.exception("chats_broke_off")


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
