"""Fetches what forges tell of, some at a time, and tells them what came of it."""

from concurrent.futures import ThreadPoolExecutor

from grader.assembly import Grader
from grader.domain.remotes.remote import Remote
from grader.engine.remotes.fetching import FetchParts, due, fetch_one
from grader.engine.remotes.telling import Judged, tell_forges
from grader.wording.remotes import outcome_words

AT_ONCE = 4


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
