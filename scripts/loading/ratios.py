"""Our answers beside yardsticks of the same run: what a slow machine slows, it slows on both sides."""

import asyncio
from statistics import median

from grader.domain.cohorts.progress import Progress
from grader.domain.verdicts import Status
from loading.clients import Answer, Connection, Identity
from loading.seeding import COHORT, School, id_of
from loading.servers import Servers, start_bare_site

BOARD = f"/cohorts/{COHORT.slug}"
PLAIN = Identity("")

LOOKED_SECONDS, SLOWER = 1.1, 5
"""How long a process may not look again whether a board has moved: sooner asked, it would say that it has not."""

UNCHANGED, MOVED, FIRST = "an unchanged poll", "a moved board's poll", "a board's first page"
SELECT, JINJA = "a bare view with one SELECT", "bare Jinja of the same table"


class Board:
    """The board of a trainer's browser, and what moves on it."""

    def __init__(self, servers: Servers, school: School, identity: Identity) -> None:
        """Prepare; nothing is asked for yet."""
        self._servers = servers
        self._school = school
        self._identity = identity
        self._etag = ""
        self._moves = 0

    def first(self) -> bytes:
        """Return the request for the whole page."""
        return self._identity.get(BOARD)

    def again(self) -> bytes:
        """Return the request of a page that has what is shown."""
        return self._identity.get(f"{BOARD}/live?exercises=1&learners=1", self._etag)

    def moved(self) -> bytes:
        """Move a cell, and return the same request."""
        self._moves += 1
        exercise = self._school.exercises[self._moves % 40].slug
        with self._servers.grader.database.begin() as tx:
            cell = tx.board.get(id_of("E", 0), exercise)
            tries = cell.submissions + 1
            tx.board.put(Progress(cell.enrollment_id, exercise, Status.PARTIAL, 1, 2, tries, cell.submission_id))
        return self.again()

    def note(self, answer: Answer) -> None:
        """Keep the version that an answer brought."""
        self._etag = answer.headers.get("etag", self._etag)


async def ratios(servers: Servers, school: School, identity: Identity, bare: int, times: int) -> dict[str, float]:
    """Return how many times as long as its yardstick each of our answers takes, by the names of both.

    They are asked in turn, so that whatever else the machine does is met by both.
    """
    board, ours, theirs = Board(servers, school, identity), Connection(servers.port), Connection(bare)
    pairs = {
        (FIRST, JINJA): (board.first, "/table"),
        (UNCHANGED, SELECT): (board.again, "/one"),
        (MOVED, SELECT): (board.moved, "/one"),
    }
    found = {}
    for (name, yardstick), (request, path) in pairs.items():
        seconds: tuple[list[float], list[float]] = [], []
        for _ in range(-(-times // SLOWER) if name is MOVED else times):
            if name is MOVED:
                await asyncio.sleep(LOOKED_SECONDS)
            answer = await ours.ask(request())
            if name is not FIRST:
                board.note(answer)
            seconds[0].append(answer.seconds)
            seconds[1].append((await theirs.ask(PLAIN.get(path))).seconds)
        found[f"{name} ÷ {yardstick}"] = median(seconds[0]) / median(seconds[1])
    ours.close()
    theirs.close()
    return found


def measured(servers: Servers, school: School, identity: Identity, times: int) -> dict[str, float]:
    """Return the ratios of an installation whose pages are served."""
    return asyncio.run(ratios(servers, school, identity, start_bare_site(servers), times))
