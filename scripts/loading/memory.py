"""Whether the processes grow: an hour's worth of requests and runs in slices, and what each slice leaves resident."""

import asyncio
from collections.abc import Callable, Sequence
from random import Random

from loading.clients import Connection, Identity, bearer
from loading.pages import Page
from loading.seeding import token_of
from loading.servers import Servers

AT_ONCE = 16


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


def growth(sizes: Sequence[int]) -> float:
    """Return by how many percent the second half's last slice is above the first half's: what a leak would raise."""
    return 100 * (sizes[-1] / sizes[len(sizes) // 2 - 1] - 1)
