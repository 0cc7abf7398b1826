"""How full a disk is, and from when on somebody must look."""

from dataclasses import dataclass
from enum import StrEnum

FILLING_FROM = 0.9
NEEDED_BYTES, NEEDED_ENTRIES = 100 * 1024**2, 1_000
"""Below either a disk is full: it has no room for the largest push that is taken."""


class DiskState(StrEnum):
    """What an operator needs to know of a disk."""

    ROOMY = "roomy"
    FILLING = "filling"
    FULL = "full"
    """Pushes may be refused, and what is done may not be stored."""


@dataclass(frozen=True)
class Disk:
    """A disk that holds some of the installation's folders, as this host sees it.

    Attributes:
        name: What it holds: `data`, `repositories` or `database`.
        used: The part that is in use, from 0 to 1, of its bytes or of its entries: whichever is scarcer.
        free_entries: How many files and folders it can take; None where only bytes limit them.
    """

    name: str
    used: float
    free_bytes: int
    free_entries: int | None = None

    @property
    def state(self) -> DiskState:
        """Return whether it is full, or soon will be."""
        if self.free_bytes < NEEDED_BYTES or (self.free_entries is not None and self.free_entries < NEEDED_ENTRIES):
            return DiskState.FULL
        return DiskState.FILLING if self.used >= FILLING_FROM else DiskState.ROOMY

    @property
    def is_full(self) -> bool:
        """Tell whether there is no room left."""
        return self.state is DiskState.FULL
