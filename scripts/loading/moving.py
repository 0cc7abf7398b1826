"""A board that moves while a crowd looks at it: what its polls cost, as many times as a yardstick asked in turn."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from heapq import heapify, heapreplace
from itertools import count
from random import Random

from grader.assembly import Grader
from grader.domain.cohorts.progress import Progress
from grader.domain.verdicts import Status
from loading.clients import Answer, Identity
from loading.polling import before_a_board, opened
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

    Everybody asks as pages do: every five seconds or so, with the version that their last answer brought; the staff are
    sent all of it once a minute, learners in ten. Nobody asks while another is answered, so no time is that of a queue;
    after each the yardstick is asked. Both are sums: what is dear once a second, or for some, is in it.
    """
    random = Random(1)  # noqa: S311 - the same crowd each time
    crowd = await opened(before_a_board(school, clients), port, signed_in)
    begun = time.monotonic()
    due = [(begun + random.random() * one.poll.every, number) for number, one in enumerate(crowd)]
    heapify(due)
    end, moved_at, ours, theirs = begun + seconds, 0.0, 0.0, 0.0
    while (now := time.monotonic()) < end:
        at, number = due[0]
        one = crowd[number]
        await asyncio.sleep(at - now)
        if time.monotonic() - moved_at > 1 / MOVES_PER_SECOND:
            moves.move(random.randrange(school.learners))
            moved_at = time.monotonic()
        ours += (await one.ask()).seconds
        theirs += (await yardstick()).seconds
        heapreplace(due, (max(at, now) + one.poll.every * (0.8 + 0.4 * random.random()), number))
    for one in crowd:
        one.connection.close()
    return ours / theirs
