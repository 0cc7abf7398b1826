"""Our answers beside yardsticks of the same run: what a slow machine slows, it slows on both sides."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from loading.clients import Answer, Connection, Identity
from loading.moving import Moves, crowd_ratio
from loading.seeding import COHORT, School
from loading.servers import Servers, start_bare_site

BOARD = f"/cohorts/{COHORT.slug}"
PLAIN = Identity("")

LOOKED_SECONDS, SLOWER = 1.1, 5
"""How long a process may not look again whether a board has moved: sooner asked, it would say that it has not."""

NOT_MODIFIED = 304

UNCHANGED, FIRST = "an unchanged poll", "a board's first page"
MOVED, ALONE = "a moved board's polls by a crowd", "a moved board's poll by one alone"
"""As clients meet it, all of them together; and the dearest, of whoever is the first to ask after a move."""

SELECT, JINJA = "a bare view with one SELECT", "bare Jinja of the same table"


@dataclass(frozen=True)
class Times:
    """How often, by how many and for how long."""

    pairs: int
    clients: int
    seconds: float


class Board:
    """The board of a trainer's browser, and what moves on it."""

    def __init__(self, moves: Moves, identity: Identity) -> None:
        """Prepare; nothing is asked for yet."""
        self._moves = moves
        self._identity = identity
        self._etag = ""

    def first(self) -> bytes:
        """Return the request for the whole page."""
        return self._identity.get(BOARD)

    def again(self) -> bytes:
        """Return the request of a page that has what is shown."""
        return self._identity.get(f"{BOARD}/live?exercises=1&learners=1", self._etag)

    def moved(self) -> bytes:
        """Move a cell, and return the same request."""
        self._moves.move(0)
        return self.again()

    def note(self, answer: Answer) -> None:
        """Keep the version that an answer brought."""
        self._etag = answer.headers.get("etag", self._etag)


async def ratios(
    servers: Servers, school: School, signed_in: Callable[[str], Identity], bare: int, times: Times
) -> dict[str, float]:
    """Return how many times as long as its yardstick each of our answers takes, by the names of both.

    They are asked in turn, so that whatever else the machine does is met by both.
    """
    moves, ours, theirs = Moves(servers.grader, school), Connection(servers.port), Connection(bare)
    board = Board(moves, signed_in("ines"))
    pairs = {
        (FIRST, JINJA): (board.first, "/table"),
        (UNCHANGED, SELECT): (board.again, "/one"),
        (ALONE, SELECT): (board.moved, "/one"),
    }
    found = {}
    for (name, yardstick), (request, path) in pairs.items():
        seconds: tuple[list[float], list[float]] = [], []
        while len(seconds[0]) < (-(-times.pairs // SLOWER) if name is ALONE else times.pairs):
            if name is ALONE:
                await asyncio.sleep(LOOKED_SECONDS)
            answer = await ours.ask(request())
            if name is not FIRST:
                board.note(answer)
            if name is ALONE and answer.status == NOT_MODIFIED:
                continue  # a slow machine is told of its last look for longer
            seconds[0].append(answer.seconds)
            seconds[1].append((await theirs.ask(PLAIN.get(path))).seconds)
        found[f"{name} ÷ {yardstick}"] = median(seconds[0]) / median(seconds[1])
    found[f"{MOVED} ÷ {SELECT}"] = await crowd_ratio(
        servers.port,
        school,
        moves,
        signed_in,
        lambda: theirs.ask(PLAIN.get("/one")),
        clients=times.clients,
        seconds=times.seconds,
    )
    ours.close()
    theirs.close()
    return found


def measured(servers: Servers, school: School, signed_in: Callable[[str], Identity], times: Times) -> dict[str, float]:
    """Return the ratios of an installation whose pages are served."""
    return asyncio.run(ratios(servers, school, signed_in, start_bare_site(servers), times))
