"""A board that moves while a crowd looks at it: what its polls cost, as many times as a yardstick asked in turn."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from heapq import heapify, heapreplace
from itertools import count
from random import Random

from grader.assembly import Grader
from grader.domain.cohorts.progress import Progress
from grader.domain.verdicts import Status
from loading.clients import Answer, Connection, Identity
from loading.polling import Poll, before_a_board
from loading.seeding import School, id_of

MOVES_PER_SECOND = 10
COLUMNS = 40
"""Exercises of a board's first page."""


class Moves:
    """Moves cells of a board, as hand-ins do: of any learner, in the exercises that its first page shows."""

    def __init__(self, grader: Grader, school: School) -> None:
        """Prepare; nothing moves yet."""
        self._grader = grader
        self._school = school
        self._numbers = count(1)

    def move(self, learner: int) -> None:
        """Move a cell of a learner, exercise after exercise."""
        columns = self._school.exercises[:COLUMNS]
        exercise = columns[next(self._numbers) % len(columns)].slug
        with self._grader.database.begin() as tx:
            cell = tx.board.get(id_of("E", learner), exercise)
            tries = cell.submissions + 1
            tx.board.put(Progress(cell.enrollment_id, exercise, Status.PARTIAL, 1, 2, tries, cell.submission_id))


@dataclass(order=True)
class Client:
    """One of the crowd: a page that asks with what it has, and when it asks again."""

    due: float
    poll: Poll = field(compare=False)
    identity: Identity = field(compare=False)
    connection: Connection = field(compare=False)
    etag: str = field(compare=False, default="")

    async def ask(self) -> Answer:
        """Ask, and keep the version that the answer brings."""
        answer = await self.connection.ask(self.identity.get(self.poll.path, self.etag))
        self.etag = answer.headers.get("etag", self.etag)
        return answer


async def crowd_ratio(
    port: int,
    school: School,
    moves: Moves,
    signed_in: Callable[[str], Identity],
    yardstick: Callable[[], Awaitable[Answer]],
    *,
    clients: int,
    seconds: float,
) -> float:
    """Return how many times as long as a yardstick's all polls of a crowd take, while cells move all the time.

    Everybody asks as pages do: every five seconds or so, with the version that their last answer brought, and is sent
    all of it once a minute. Nobody asks while another is answered, so no time is that of a queue; after each the
    yardstick is asked. Both are sums: what is dear once a second, or for some, is in it.
    """
    random = Random(1)  # noqa: S311 - the same crowd each time
    polls = before_a_board(school, clients)
    begun = time.monotonic()
    crowd = [Client(begun + random.random() * one.every, one, signed_in(one.handle), Connection(port)) for one in polls]
    for one in crowd:
        await one.ask()
    late = time.monotonic() - begun
    for one in crowd:
        one.due += late
    heapify(crowd)
    end, moved_at, ours, theirs = begun + late + seconds, 0.0, 0.0, 0.0
    while (now := time.monotonic()) < end:
        one = crowd[0]
        await asyncio.sleep(one.due - now)
        if time.monotonic() - moved_at > 1 / MOVES_PER_SECOND:
            moves.move(random.randrange(school.learners))
            moved_at = time.monotonic()
        ours += (await one.ask()).seconds
        theirs += (await yardstick()).seconds
        one.due = max(one.due, now) + one.poll.every * (0.8 + 0.4 * random.random())
        heapreplace(crowd, one)
    for one in crowd:
        one.connection.close()
    return ours / theirs
