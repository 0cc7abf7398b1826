"""The version of a board: counts that only grow, so that two looks with the same counts saw the same."""

from dataclasses import dataclass

UNKNOWN = -1


@dataclass(frozen=True)
class BoardVersion:
    """How often what a cohort's board shows has moved.

    Attributes:
        plan: What stands around the cells: people, exercises and dates.
        cells: The cells of all learners.
        places: How many have a place.
    """

    plan: int
    cells: int
    places: int

    def before(self, other: "BoardVersion") -> "BoardVersion":
        """Return the version of what was read partly of this one and partly of another: neither is newer."""
        places = self.places if self.places == other.places else UNKNOWN
        return BoardVersion(min(self.plan, other.plan), min(self.cells, other.cells), places)
