"""Sends links and digests by e-mail, in a thread of its own: a slow mail server holds nothing else up."""

from collections.abc import Callable
from functools import partial
from threading import Event, Thread

import structlog

from grader.assembly import Grader
from grader.domain.errors import GraderError
from grader.engine.digests.sending import send_digests
from grader.engine.ports.database import Conflict
from grader.engine.ports.rosters import Post
from grader.engine.rosters.posting import send_letters
from grader.wording.digests.letter import digest_letter
from grader.wording.rosters.invitations import letter_of

log = structlog.get_logger()

LOOK_SECONDS = 5.0


class LetterCarrier:
    """Looks for letters as long as this host leads; without a mail server it does not even begin.

    Args:
        leads: Tells whether this host leads the others: one alone sends letters.
    """

    def __init__(self, grader: Grader, leads: Callable[[], bool]) -> None:
        self._grader = grader
        self._leads = leads
        self._ended = Event()
        self._thread = Thread(target=self._carry, name="letters", daemon=True)

    def start(self) -> None:
        """Begin, where there is a mail server."""
        if self._grader.post is not None:
            self._thread.start()

    def stop(self) -> None:
        """Look no more; a letter under way is sent, or tried again by whoever leads next."""
        self._ended.set()

    def _carry(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            if self._leads():
                self._send()

    def _send(self) -> None:
        try:
            send_due(self._grader)
        except (GraderError, Conflict) as fault:
            log.warning("letters_not_sent", fault=fault)
        except Exception:  # the outermost loop of a thread
            log.exception("letters_broke_off")


def send_due(grader: Grader) -> int:
    """Send the letters that are due, and return how many were taken."""
    if grader.post is None:
        return 0
    settings = grader.settings
    write = partial(letter_of, public_url=settings.public_url, zone=settings.zone, school_language=settings.language)
    links = send_letters(
        grader.post,
        write,
        database=grader.database,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )
    return links + _send_digests(grader, grader.post)


def _send_digests(grader: Grader, post: Post) -> int:
    settings = grader.settings
    write = partial(
        digest_letter, public_url=settings.public_url, zone=settings.zone, school_language=settings.language
    )
    return send_digests(
        post,
        write,
        database=grader.database,
        now=grader.now,
        zone=settings.zone,
        public_holidays=grader.public_holidays,
    )
