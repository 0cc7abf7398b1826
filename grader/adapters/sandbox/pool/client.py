"""The way to the pool of this host, for the process of one job."""

import json
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Self

from structlog.contextvars import get_contextvars

from grader.adapters.sandbox.images.runner_image import RunnerImage
from grader.adapters.sandbox.pool.seat import Seat, Wish
from grader.adapters.sandbox.wire.link import DeadlinePassed, Link, StreamEnded
from grader.adapters.sandbox.wire.listening import near
from grader.adapters.sandbox.wire.orders import pack
from grader.domain.errors import SandboxUnavailable

SOCKET = "pool.sock"
ANSWER_SECONDS = 30.0


class PoolClient:
    """Asks the pool; what this process holds goes back when it ends, however it ends."""

    def __init__(self, link: Link) -> None:
        """Ask over `link`."""
        self._link = link

    @classmethod
    def of(cls, runtime: Path) -> Self | None:
        """Return a client of the pool that listens in `runtime`; None when none does."""
        end = socket.socket(socket.AF_UNIX)
        try:
            with near(runtime / SOCKET) as address:
                end.connect(address)
        except OSError:
            end.close()
            return None
        return cls(Link(end))

    def is_there(self) -> bool:
        """Tell whether the pool is still at the other end; between two questions it says nothing."""
        return not self._link.has_news()

    def image(self, runner: str) -> RunnerImage:
        """Return the image of a runner; see `Supply.image`."""
        answer = self._ask({"kind": "image", "runner": runner}, ANSWER_SECONDS)
        return RunnerImage(runner, answer["id"], answer["digest"])

    def acquire(self, wish: Wish, *, patience: timedelta) -> Seat:
        """Return a seat; see `Supply.acquire`."""
        seconds = patience.total_seconds()
        question = {
            "kind": "acquire",
            "runner": wish.runner,
            "owner": wish.owner,
            "memory_bytes": wish.memory_bytes,
            "seconds": seconds,
            "run": get_contextvars().get("run", ""),  # what the pool logs of this run then has its id
        }
        answer = self._ask(question, seconds + ANSWER_SECONDS)
        ends = [Link(socket.socket(fileno=self._link.claim())) for _ in range(2)]
        return Seat(answer["container"], int(answer["core"]), *ends)

    def release(self, seat: Seat, *, clean: bool) -> None:
        message = pack({"kind": "release", "container": seat.container, "clean": clean})
        with suppress(StreamEnded, DeadlinePassed):
            self._link.send(message, deadline=time.monotonic() + ANSWER_SECONDS)

    def close(self) -> None:
        """Hang up."""
        self._link.close()

    def _ask(self, question: Mapping[str, object], seconds: float) -> dict[str, str]:
        deadline = time.monotonic() + seconds
        try:
            self._link.send(pack(question), deadline=deadline)
            answer: dict[str, str] = json.loads(self._link.next_frame(deadline=deadline))
        except (StreamEnded, DeadlinePassed) as error:
            why = type(error).__name__
            raise SandboxUnavailable("The pool of sandboxes does not answer (%(why)s).", why=why) from error
        if answer["kind"] == "refused":
            raise SandboxUnavailable("The pool of sandboxes has none: %(why)s", why=answer["message"])
        return answer
