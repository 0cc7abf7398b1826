"""Who reviews whom: drawn from who handed in, the same each time, and nobody themselves."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256

LEAST = 2


@dataclass(frozen=True)
class ProjectPair:
    """A learner who reviews another one's hand-in, by their places in the cohort."""

    project_id: str
    reviewer: str
    reviewed: str


def draw(project_id: str, handed_in: Collection[str], known: Collection[ProjectPair]) -> tuple[ProjectPair, ...]:
    """Return the pairs of those who are in none yet: two review each other; of an odd number, three in a ring.

    A single one who came later and somebody who is in a pair already review each other.

    Args:
        handed_in: Places of who has handed in.
        known: Pairs that were drawn before; they stay.
    """
    placed = {one.reviewer for one in known}
    lot = sorted(set(handed_in) - placed, key=lambda place: _lot(project_id, place))
    if len(lot) == 1:
        others = sorted(placed, key=lambda place: _lot(project_id, place))
        lot = [*lot, *others[:1]]
    return tuple(
        ProjectPair(project_id, *pair) for ring in _rings(lot) for pair in zip(ring, _turned(ring), strict=True)
    )


def _rings(lot: list[str]) -> Iterator[list[str]]:
    while len(lot) >= LEAST:
        size = len(lot) if len(lot) <= LEAST + 1 else LEAST
        yield lot[:size]
        lot = lot[size:]


def _turned(ring: list[str]) -> list[str]:
    return [*ring[1:], ring[0]]


def _lot(project_id: str, place: str) -> str:
    return sha256(f"{project_id} {place}".encode()).hexdigest()
