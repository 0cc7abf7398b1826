"""What the supervisor must know of the learner's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from runner_images.common.wire.load import Load


class Live(Protocol):
    """What a learner's process does once it is bounded and another user (`child_setup.confine`), to its end."""

    def __call__(self, border: int, load: Load, folder: Path, whereabouts: int) -> int:
        """Return the status to exit with.

        Args:
            whereabouts: It may write there where it is; see `whereabouts.ASKED`.
        """


class Wait(Protocol):
    """What a process becomes, once it is bounded and another user, that lives only when somebody needs it.

    It is a program of its own, which reads its standard input to the end before it looks at `folder`: only then the
    learner's files are there. So it can be begun before there is a run.
    """

    def __call__(self, border: int, memory_bytes: int, folder: Path, whereabouts: int) -> int:
        """Never return, but as the status to exit with where there is no such program."""


class Build(Protocol):
    """What the process does that makes something of a hand-in, bounded and another user as a learner's own."""

    def __call__(self, told: int, load: Load, folder: Path) -> int:
        """Write it to the descriptor `told`, and return the status to exit with."""


@dataclass(frozen=True)
class LearnerLanguage:
    """The life of its processes, and how its programs are run."""

    live: Live | None
    """None of a language whose processes wait, `wait`."""
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What runs a program, by the suffix of its file: `.py` by `python3`."""
    surroundings: Mapping[str, str] = field(default_factory=dict)
    """What its programs find in their environment beside what every program does."""
    companion: tuple[str, ...] = ()
    """A program beside each of its processes, of a user whom none of theirs reaches, bounded by the container alone."""
    wait: Wait | None = None
    spares: int = 0
    """How many of its processes wait while nobody asks for one; none where it keeps a companion."""
    build: Build | None = None
    """What is made once of a hand-in, before its first process, and never by code of the learner's; each of its
    processes is given it (`Load.built`)."""
    bounds_addresses: bool = True
    """Its processes take no more addresses than memory; false where an engine reserves far more than it uses."""
    out_of_memory: frozenset[int] = frozenset()
    """The exit statuses by which an engine says that its heap is full; negative for a signal."""

    def command_for(self, file: str) -> tuple[str, ...] | None:
        """Return the words that run `file`; None when nothing here runs such a file."""
        words = self.commands.get(PurePosixPath(file).suffix)
        return None if words is None else (*words, file)

    def addresses(self, memory_bytes: int) -> int | None:
        """Return how much of the address space a process may take; None without bound."""
        return memory_bytes if self.bounds_addresses else None
