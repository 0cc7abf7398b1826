"""What the publication gate asks for beside a sandbox, and proposals as they are kept."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from grader.domain.exercises.exercise import ExerciseFolder, SourceFile
from grader.domain.publishing.mutants import Mutant
from grader.domain.publishing.proposal import Proposal, ProposalState

Mutate = Callable[[str, bytes], Iterator[Mutant]]
"""Yields the mutants of a file, by its path and content: the same ones in the same order each time."""

ReadFiles = Callable[[str, Sequence[SourceFile]], ExerciseFolder]
"""Reads the folder of that name from its files, whose paths are anybody's; raises ManifestError."""

Unpack = Callable[[bytes], tuple[str, tuple[SourceFile, ...]]]
"""Returns the slug and the files of an exercise's folder in an archive, which is anybody's; raises NotValid."""


class Proposals(Protocol):
    """What waits to be proven, and what was found."""

    def add(self, proposal: Proposal) -> None:
        """Store one that waits."""

    def get(self, proposal_id: str) -> Proposal | None:
        """Return the proposal of that id."""

    def awaits(self, at: datetime) -> bool:
        """Tell whether there is one to take."""

    def take(self, at: datetime, until: datetime, token: str) -> Proposal | None:
        """Take the oldest that waits, or whose taker's time is over, until a moment; None where there is none."""

    def note(self, proposal_id: str, lines: Sequence[str], until: datetime, token: str) -> bool:
        """Store all lines so far, and hold it longer; False for whoever no longer holds it."""

    def end(self, proposal_id: str, state: ProposalState, token: str) -> bool:
        """Store what became of it; False for whoever no longer holds it. Given back as `queued`, it is taken again."""

    def open_of(self, person_id: str) -> int:
        """Return how many of a person's are not over."""

    def forget(self, before: datetime) -> None:
        """Forget those that were made before a moment and are over."""
