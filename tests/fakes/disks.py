"""Disks in memory."""

from grader.domain.errors import PlatformError
from grader.domain.operation.disk import NEEDED_BYTES, Disk


class FakeDisks:
    """One disk, roomy at first; `down` makes it one that does not answer."""

    def __init__(self) -> None:
        self.down = False
        self.disk = Disk("data", 0.4, 600 * NEEDED_BYTES, 1_000_000)

    def __call__(self) -> tuple[Disk, ...]:
        """Return how it stands."""
        if self.down:
            raise PlatformError("away")
        return (self.disk,)

    def fill(self, used: float) -> None:
        """Have so much of it in use, of 100 GB."""
        self.disk = Disk("data", used, round((1 - used) * 1000 * NEEDED_BYTES), 1_000_000)
