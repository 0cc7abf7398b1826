"""Makes containers, and meets their process 1 at the link before there is code in them to distrust."""

import select
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from threading import Lock
from types import MappingProxyType

from grader.adapters.sandbox.connection import EngineConnection, engine_errors
from grader.adapters.sandbox.containers import container as hardened
from grader.adapters.sandbox.containers.bounds import ContainerRole
from grader.adapters.sandbox.containers.container import Labels
from grader.adapters.sandbox.containers.holder import Holder
from grader.adapters.sandbox.containers.removal import Removals
from grader.adapters.sandbox.images.runner_image import RunnerImage
from grader.adapters.sandbox.wire.frames import BrokenFrame, CleanFrame, ReadyFrame, RunningFrame, read_news
from grader.adapters.sandbox.wire.link import DeadlinePassed, Link, StreamEnded
from grader.adapters.sandbox.wire.listening import listening
from grader.adapters.sandbox.wire.orders import pack
from grader.domain.errors import SandboxBroke
from grader.engine.ports.sources import Now

START_LIMIT = timedelta(seconds=30)
LIFE = timedelta(hours=3)
"""Backstop of a container's life in its label; who holds it lets go of it long before."""

CLEAN_SECONDS = 5.0


@dataclass(eq=False)
class Linked:
    """A running container and the link to its process 1."""

    container: str
    role: ContainerRole
    image: RunnerImage
    link: Link
    memory_bytes: int
    owner: str | None = None
    """Whose code it has run; None as long as it has run none. Never a second one's."""
    served: int = 0
    """How many runs it was given to."""
    born: float = field(default_factory=time.monotonic)
    lock: Lock = field(default_factory=Lock)

    @property
    def age(self) -> timedelta:
        """Return how long it has been there."""
        return timedelta(seconds=time.monotonic() - self.born)

    def begin_run(self) -> socket.socket:
        """Ask for a run, and return our end of its channel; `await_running` must follow."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self.link.send(pack({"kind": "run"}), [theirs.fileno()], deadline=_soon(self.image.room.answer_seconds))
            except BaseException:
                ours.close()
                raise
        return ours

    def await_running(self) -> None:
        """Return once it serves the run, which is its sign of health.

        Raises:
            DeadlinePassed, StreamEnded, SandboxBroke: It does not.
        """
        self._expect(RunningFrame, self.image.room.answer_seconds)

    def await_clean(self) -> None:
        """Return once nothing of the run is left.

        Raises:
            DeadlinePassed, StreamEnded, SandboxBroke: It does not say so.
        """
        self._expect(CleanFrame, CLEAN_SECONDS)

    def await_ready(self) -> None:
        """Return once it has imported what it needs."""
        self._expect(ReadyFrame, START_LIMIT.total_seconds())

    def _expect(self, kind: type[ReadyFrame | RunningFrame | CleanFrame], seconds: float) -> None:
        news = read_news(self.link.next_frame(deadline=_soon(seconds)))
        if isinstance(news, BrokenFrame):
            msg = f"the harness broke: {news.complaint}"
            raise SandboxBroke(msg)
        if not isinstance(news, kind):
            msg = f"the harness says {news.kind!r}, out of turn"
            raise SandboxBroke(msg)


class ContainerFactory:
    """Makes and removes the containers of one holder."""

    def __init__(
        self,
        connection: EngineConnection,
        holder: Holder,
        *,
        installation: str,
        now: Now,
        environment: Mapping[str, str] = MappingProxyType({}),
        oci_runtime: str | None = None,
    ) -> None:
        """Prepare; nothing is asked of the Engine yet."""
        self._connection = connection
        self._environment = environment
        self._oci_runtime = oci_runtime
        self._holder = holder
        self._installation = installation
        self._now = now
        self._removals = Removals(connection)
        self._numbers = count()

    def make(self, role: ContainerRole, image: RunnerImage, memory_bytes: int) -> Linked:
        """Return a container whose process 1 is ready.

        Raises:
            SandboxUnavailable: The Engine does not do it.
            SandboxBroke: The harness does not get ready.
        """
        labels = Labels(self._installation, self._holder.id, role, self._now() + LIFE)
        with listening(self._holder.folder / str(next(self._numbers))) as (listener, folder):
            with engine_errors("creating a sandbox"):
                made = hardened.create(
                    self._connection,
                    image,
                    labels,
                    folder,
                    memory_bytes=memory_bytes,
                    environment=self._environment,
                    oci_runtime=self._oci_runtime,
                )
            try:
                with engine_errors("starting a sandbox"):
                    self._connection.api.start(made)
                linked = Linked(made, role, image, self._accept(listener, made), memory_bytes)
                self._await_ready(linked)
            except BaseException:
                self._removals.begin(made)
                raise
        return linked

    def resize(self, linked: Linked, memory_bytes: int) -> None:
        """Give a learner's sandbox another limit of memory: an exercise's, beside what its image keeps waiting.

        Raises:
            SandboxUnavailable: The Engine does not do it.
        """
        if linked.memory_bytes == memory_bytes:
            return
        most = memory_bytes + linked.image.room.spare_bytes
        with engine_errors("changing a sandbox's memory"):
            self._connection.api.update_container(linked.container, mem_limit=most, memswap_limit=most)
        linked.memory_bytes = memory_bytes

    def destroy(self, linked: Linked) -> None:
        """Hang up, kill and remove a container, without waiting for it."""
        linked.link.close()
        self._removals.begin(linked.container)

    def close(self) -> None:
        """Return once nothing is under way."""
        self._removals.join()

    def _accept(self, listener: socket.socket, container: str) -> Link:
        """Return the link over the one connection that is ever accepted; a container that ends first is told apart."""
        deadline = _soon(START_LIMIT.total_seconds())
        while time.monotonic() < deadline:
            if select.select([listener], [], [], 1.0)[0]:
                end, _ = listener.accept()
                return Link(end)
            with engine_errors("starting a sandbox"):
                if not self._connection.api.inspect_container(container)["State"]["Running"]:
                    break
        msg = "the harness did not get as far as its link"
        raise SandboxBroke(msg)

    def _await_ready(self, linked: Linked) -> None:
        try:
            linked.await_ready()
        except (DeadlinePassed, StreamEnded) as error:
            linked.link.close()
            msg = f"the harness did not get ready ({type(error).__name__})"
            raise SandboxBroke(msg) from error


def _soon(seconds: float) -> float:
    return time.monotonic() + seconds
