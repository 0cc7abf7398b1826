"""The tests' containers: one an image, shared by runs at the same time, replaced when it ages or misbehaves."""

from collections.abc import Callable
from datetime import timedelta
from threading import Lock

import structlog

from grader.adapters.sandbox.containers.container_factory import Linked
from grader.adapters.sandbox.images.runner_image import RunnerImage
from grader.adapters.sandbox.wire.link import DeadlinePassed, Link, StreamEnded
from grader.domain.errors import SandboxBroke

log = structlog.get_logger()

AGE = timedelta(hours=1)
RUNS = 5_000
"""After as many runs it goes: it counts its user ids upwards."""


class TestsContainers:
    """Makes one when it is first needed; one that is not to be used any more goes with the last run in it."""

    def __init__(self, make: Callable[[RunnerImage], Linked], destroy: Callable[[Linked], None]) -> None:
        """Make and destroy by these."""
        self._make = make
        self._destroy = destroy
        self._current: dict[str, Linked] = {}
        self._runs: dict[str, int] = {}
        self._under_way: dict[str, int] = {}
        self._retired: list[Linked] = []
        self._lock = Lock()
        self._making = Lock()

    def warm(self, image: RunnerImage) -> Linked:
        """Return the one of an image, made if there is none."""
        with self._making:
            with self._lock:
                found = self._current.get(image.id)
            if found is None:
                found = self._make(image)
                with self._lock:
                    self._current[image.id] = found
        return found

    def join(self, image: RunnerImage) -> tuple[Linked, Link]:
        """Return the one of an image with the channel of a new run in it; `leave` must follow.

        Raises:
            SandboxUnavailable: None can be had now.
            SandboxBroke: A fresh one does not serve either.
        """
        for _ in range(2):
            host = self.warm(image)
            try:
                return host, self._begin(host)
            except (DeadlinePassed, StreamEnded, SandboxBroke) as fault:
                log.warning("tests_container_not_fit", container=host.container, fault=fault)
                self._retire(host)
        msg = "the tests' container does not serve"
        raise SandboxBroke(msg)

    def leave(self, host: Linked) -> None:
        """Take note that a run in it is over."""
        with self._lock:
            self._under_way[host.container] -= 1
        self._bury()

    def retire_others(self, image: RunnerImage) -> None:
        """Use those of other images of the same runner no more."""
        with self._lock:
            held = list(self._current.values())
        for host in held:
            if host.image.runner == image.runner and host.image.id != image.id:
                self._retire(host)

    def tend(self) -> None:
        """Use no more what is too old, or has said that something was left in it, or is dead."""
        with self._lock:
            held = list(self._current.values())
        for host in held:
            with host.lock:
                has_news = host.link.has_news()
            if has_news or host.age > AGE or self._runs.get(host.container, 0) > RUNS:
                log.info("tests_container_replaced", container=host.container, has_news=has_news)
                self._retire(host)
        self._bury()

    def close(self) -> None:
        """Let go of all."""
        with self._lock:
            gone = [*self._current.values(), *self._retired]
            self._current, self._retired = {}, []
        for host in gone:
            self._destroy(host)

    def _begin(self, host: Linked) -> Link:
        with self._lock:
            self._under_way[host.container] = self._under_way.get(host.container, 0) + 1
            self._runs[host.container] = self._runs.get(host.container, 0) + 1
        try:
            # One question at a time on its link, so that each answer is to the last one.
            with host.lock:
                channel = Link(host.begin_run())
                try:
                    host.await_running()
                except BaseException:
                    channel.close()
                    raise
        except BaseException:
            self.leave(host)
            raise
        return channel

    def _retire(self, host: Linked) -> None:
        with self._lock:
            if self._current.get(host.image.id) is host:
                del self._current[host.image.id]
                self._retired.append(host)
        self._bury()

    def _bury(self) -> None:
        with self._lock:
            gone = [host for host in self._retired if not self._under_way.get(host.container)]
            self._retired = [host for host in self._retired if host not in gone]
            for host in gone:
                self._runs.pop(host.container, None)
                self._under_way.pop(host.container, None)
        for host in gone:
            self._destroy(host)
