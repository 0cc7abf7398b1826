"""Seats in containers that this very process makes: the cold way, warm again for the same owner's next run."""

import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.containers.container_factory import ContainerFactory
from grader.adapters.sandbox.containers.holder import Holder
from grader.adapters.sandbox.images.runner_image import RunnerImage, find_runner, find_runners, need_all, no_image
from grader.adapters.sandbox.pool.idle import Marks
from grader.adapters.sandbox.pool.pool import Pool
from grader.adapters.sandbox.pool.seat import Seat, Wish
from grader.engine.ports.sources import Now

IMAGE_KEPT = timedelta(seconds=15)
"""A pool looks more often, beside the way of a run."""


class OwnSupply:
    """A pool of this process alone; `marks` say whether it keeps a store."""

    def __init__(
        self,
        connection: EngineConnection,
        runtime: Path,
        *,
        installation: str,
        now: Now,
        runners: Path,
        marks: Marks = Marks(),  # noqa: B008 - frozen
        environment: Mapping[str, str] = MappingProxyType({}),
        oci_runtime: str | None = None,
    ) -> None:
        """Prepare; nothing is asked of the Engine yet, and nothing written."""
        self._connection = connection
        self._runtime = runtime
        self._installation = installation
        self._now = now
        self._runners = runners
        self._marks = marks
        self._environment = environment
        self._oci_runtime = oci_runtime
        self._images: dict[str, tuple[float, RunnerImage]] = {}
        self._held: tuple[Holder, Pool] | None = None

    @property
    def pool(self) -> Pool:
        """Return the pool; with it this process becomes a holder of containers."""
        if self._held is None:
            holder = Holder(self._runtime)
            factory = ContainerFactory(
                self._connection,
                holder,
                installation=self._installation,
                now=self._now,
                environment=self._environment,
                oci_runtime=self._oci_runtime,
            )
            self._held = holder, Pool(factory, self.image, self._marks)
        return self._held[1]

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many sandboxes there are now, by what they do."""
        return self._held[1].counts if self._held else {}

    @property
    def given(self) -> Mapping[str, int]:
        """Return how many seats were given, by what was there."""
        return self._held[1].given if self._held else {}

    def image(self, runner: str) -> RunnerImage:
        """Return the image of a runner, looked up again after some seconds; see `Supply.image`."""
        found_at, image = self._images.get(runner, (0.0, None))
        if image is not None and time.monotonic() - found_at < IMAGE_KEPT.total_seconds():
            return image
        return self.look_up(runner)

    def look_up(self, runner: str) -> RunnerImage:
        """Return the image of a runner, as the Engine has it now.

        Raises:
            SandboxUnavailable: There is none, or the Engine does not answer.
        """
        image = find_runner(self._connection, runner, folder=self._runners)
        if image is None:
            raise no_image(runner)
        self._images[runner] = (time.monotonic(), image)
        return image

    def warm_all(self) -> None:
        """Have sandboxes ready of every image that the Engine has now.

        Raises:
            SandboxUnavailable: An image is missing that is not built on demand, or the Engine does not answer.
        """
        found = find_runners(self._connection, folder=self._runners)
        for runner, image in found.items():
            self._images[runner] = (time.monotonic(), image)
            self.pool.warm(image)
        need_all(found, folder=self._runners)

    def acquire(self, wish: Wish, *, patience: timedelta) -> Seat:
        """Return a seat; see `Supply.acquire`."""
        self.image(wish.runner)
        return self.pool.acquire(wish, patience=patience)

    def release(self, seat: Seat, *, clean: bool) -> None:
        self.pool.release(seat, clean=clean)

    def close(self) -> None:
        if self._held is not None:
            holder, pool = self._held
            self._held = None
            pool.close()
            holder.close()
