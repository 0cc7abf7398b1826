"""A seat: what one run gets of the two containers, and who gives it."""

from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from grader.adapters.sandbox.wire.link import Link

if TYPE_CHECKING:  # at home a seat is taken where no library speaks to the Engine
    from grader.adapters.sandbox.images.runner_image import RunnerImage


@dataclass(frozen=True)
class Wish:
    """What a run needs: a sandbox of `owner`'s own, with so much memory."""

    runner: str
    owner: str
    memory_bytes: int


@dataclass(frozen=True)
class Seat:
    """The channels of one run.

    Attributes:
        container: The learner's sandbox, as the Engine knows it.
        sandbox: To its supervisor, which hears of the learner's files alone.
        tests: To the supervisor of the run, which hears of the tests alone, and from which alone results come.
        core: The processor for both, which wait for each other in turns.
    """

    container: str
    core: int
    sandbox: Link
    tests: Link

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Close both channels, by which both sides know that the run is over."""
        self.tests.close()
        self.sandbox.close()

    def hang_up(self) -> None:
        """End both channels from another thread; who waits at them is told."""
        self.tests.hang_up()
        self.sandbox.hang_up()


class Supply(Protocol):
    """Somewhere to get seats from."""

    def image(self, runner: str) -> "RunnerImage":
        """Return the image that runs get now.

        Raises:
            SandboxUnavailable: There is none, or the Engine does not answer.
        """

    def acquire(self, wish: Wish, *, patience: timedelta) -> Seat:
        """Return a seat in a sandbox that has served nobody but this owner; `release` must follow.

        Raises:
            SandboxUnavailable: None can be had in time.
            SandboxBroke: The harness does not start.
        """

    def release(self, seat: Seat, *, clean: bool) -> None:
        """Take a seat back, its channels closed; `clean` false destroys the sandbox."""

    def close(self) -> None:
        """Let go of everything, and return when it is gone."""
