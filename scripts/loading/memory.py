"""Whether the processes grow: an hour's worth of requests and of runs, in slices, and what each leaves resident."""

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from grader.domain.queue.queues import QueueName
from loading.clients import Connection, Identity, bearer
from loading.pages import Page
from loading.seeding import token_of
from loading.servers import Servers

AT_ONCE = 16
WORKER = Path(__file__).parents[1] / "simulated_worker.py"
PATIENCE_SECONDS = 300


async def requests_in_slices(
    servers: Servers, found: Sequence[Page], signed_in: Callable[[str], Identity], *, slices: int, requests: int
) -> list[int]:
    """Ask for random pages in slices, and return the bytes that web holds after each."""
    random = Random(2)  # noqa: S311 - the same pages each time
    sizes = []
    for _ in range(slices):
        asked = [random.choice(found) for _ in range(requests)]
        await asyncio.gather(*(_ask(asked[at::AT_ONCE], servers.port, signed_in) for at in range(AT_ONCE)))
        sizes.append(sum(servers.memory("web").values()))
    return sizes


async def _ask(asked: Sequence[Page], port: int, signed_in: Callable[[str], Identity]) -> None:
    connection = Connection(port)
    for place, page in enumerate(asked):
        handle = "learner-0" if page.reader == "learner" else page.reader
        identity = bearer(token_of(handle)) if page.name.startswith("api.") else signed_in(handle)
        await connection.ask(identity.get(page.paths[place % len(page.paths)]))
    connection.close()


def runs_in_slices(servers: Servers, *, slices: int) -> list[int]:
    """Let a worker grade all that waits, in sandboxes that take no time, and return the bytes it holds after each.

    Raises:
        TimeoutError: It does not come to the end.
    """
    total, deadline = _waiting(servers), time.monotonic() + PATIENCE_SECONDS
    servers.children.start("worker", str(WORKER), "0", "0", "load")
    sizes = []
    for left in reversed(range(slices)):
        while _waiting(servers) > total * left // slices:
            if time.monotonic() > deadline:
                message = f"{_waiting(servers)} of {total} runs still wait"
                raise TimeoutError(message)
            time.sleep(0.1)
        sizes.append(sum(servers.memory("worker").values()))
    return sizes


def _waiting(servers: Servers) -> int:
    with servers.grader.database.read() as tx:
        return tx.runs.count_waiting(QueueName.LIVE)


def growth(sizes: Sequence[int]) -> float:
    """Return by how many percent the second half's last slice is above the first half's: what a leak would raise."""
    return 100 * (sizes[-1] / sizes[len(sizes) // 2 - 1] - 1)
