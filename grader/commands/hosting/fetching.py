"""Fetches what forges tell of, some at a time, in threads of their own: a slow forge holds nothing else up."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import structlog

from grader.assembly import Grader
from grader.domain.errors import GraderError
from grader.domain.remotes.remote import Remote
from grader.engine.ports.database import Conflict
from grader.engine.remotes.fetching import FetchParts, due, fetch_one
from grader.engine.remotes.telling import Judged, tell_forges
from grader.wording.remotes import outcome_words

log = structlog.get_logger()

LOOK_SECONDS = 0.5
AT_ONCE = 4


class FetchCarrier:
    """Looks for what is due as long as this host leads.

    Args:
        leads: Tells whether this host leads the others: one alone fetches.
    """

    def __init__(self, grader: Grader, leads: Callable[[], bool]) -> None:
        self._grader = grader
        self._leads = leads
        self._ended = Event()
        self._thread = Thread(target=self._carry, name="fetches", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a fetch under way is done, or begun again by whoever leads next."""
        self._ended.set()

    def _carry(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            if self._leads():
                self._look()

    def _look(self) -> None:
        try:
            fetch_due(self._grader)
            tell_due(self._grader)
        except (GraderError, Conflict) as fault:
            log.warning("fetches_not_done", fault=fault)
        except Exception:  # the outermost loop of a thread
            log.exception("fetches_broke_off")


def fetch_due(grader: Grader) -> int:
    """Fetch what is due, and return how many hand-ins it came to."""
    remotes = due(AT_ONCE, database=grader.database, now=grader.now)
    if not remotes:
        return 0
    parts = FetchParts(grader.fetch, grader.database, grader.repositories, grader.doorbell, grader.now, grader.new_id)

    def fetched(remote: Remote) -> int:
        return fetch_one(remote, parts)

    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fetch") as threads:
        return sum(threads.map(fetched, remotes))


def tell_due(grader: Grader) -> int:
    """Tell forges what came of commits, and return how many were told."""
    settings = grader.settings

    def write(outcome: Judged) -> tuple[str, str]:
        words = outcome_words(outcome.passed, len(outcome.submissions), settings.language)
        return words, f"{settings.public_url.rstrip('/')}/submissions/{outcome.submissions[0].id}"

    return tell_forges(grader.tell, write, database=grader.database)
