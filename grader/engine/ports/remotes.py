"""Repositories on forges: what is stored of them, and what fetches from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.remotes.remote import Remote, RemoteFault
from grader.domain.remotes.status import CommitState


@dataclass(frozen=True)
class Fetched:
    """A commit that is now in a learner's own repository, and the tree of all its files."""

    commit: str
    tree: str


class Fetch(Protocol):
    """What brings a commit of a repository on a forge into a learner's own, whatever that repository holds."""

    def __call__(self, path: str, remote: Remote) -> Fetched | RemoteFault:
        """Return the commit that is wanted of a remote, held in the repository at `path` until that is erased.

        Or why it could not be had: then nothing was changed.

        Raises:
            RepositoryUnreadable: Git could not store it in our own repository.
        """


class Seal(Protocol):
    """What closes secrets before they are stored, so that whoever reads the database reads none."""

    def close(self, secret: str, place: str) -> str:
        """Return a secret as it may be stored, bound to the place that it is for."""

    def open(self, sealed: str, place: str) -> str | None:
        """Return the secret; None where it was closed by another key or for another place, or was changed."""


NO_ANSWER = 0
TAKEN = range(200, 300)
"""The statuses of HTTP by which a forge says that it has taken something."""


class Tell(Protocol):
    """What tells forges what came of a commit."""

    def __call__(self, remote: Remote, commit: str, state: CommitState, words: str, link: str) -> int | None:
        """Tell a remote's forge, and return the status that it answers; None where there is no token for it."""


class Remotes(Protocol):
    """Learners' repositories on forges."""

    def put(self, remote: Remote) -> None:
        """Store a remote, in the place of the one with its id."""

    def get(self, remote_id: str) -> Remote | None:
        """Return the remote of that id."""

    def of_enrollment(self, enrollment_id: str) -> tuple[Remote, ...]:
        """Return a learner's remotes, in the order in which they were added."""

    def due(self, at: datetime, limit: int) -> tuple[Remote, ...]:
        """Return those that should have been fetched by a moment, the oldest first."""

    def untold(self, limit: int) -> Sequence[Remote]:
        """Return those whose forge was not told yet what came of the last commit."""

    def remove(self, remote_id: str) -> None:
        """Forget a remote; what was fetched stays."""
