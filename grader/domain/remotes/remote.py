"""A learner's repository on a forge, as we know it: what was fetched of it, and what is to be fetched next."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

ALL = ""
"""In the place of an exercise: the repository has a folder for each, as ours has."""
HEAD = ""
"""In the place of a commit: whatever its branch points to."""

PAUSES = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10))
"""Before a fetch that failed is tried again; after the last of them it awaits the next push, or its learner."""
TAKEN_FOR = timedelta(minutes=2)
"""How long whoever fetches may take before another does."""


class RemoteFault(StrEnum):
    """Why nothing could be fetched."""

    NOT_THERE = "not_there"
    REFUSED = "refused"
    NO_BRANCH = "no_branch"
    COMMIT_GONE = "commit_gone"
    MOVED = "moved"
    TOO_LARGE = "too_large"
    BROKEN = "broken"
    PRIVATE = "private"
    TOO_SLOW = "too_slow"
    UNREACHABLE = "unreachable"
    NO_EXERCISE = "no_exercise"


PASSING = frozenset({RemoteFault.TOO_SLOW, RemoteFault.UNREACHABLE})
"""What may be over a little later, so that it is tried again by itself."""


@dataclass(frozen=True)
class Remote:
    """A repository of a learner's on a forge.

    Attributes:
        exercise: Whose folder the whole repository is; `ALL` where it has one for each.
        address: As Git fetches it, `https://github.com/ada/exercices.git`.
        secret: What the forge's messages are signed by.
        wanted: The commit that is to be fetched next, or `HEAD`.
        due_at: From when on it is to be fetched; None: not before the next push.
        tries: Of this fetch, how many were begun.
        fault: Why the last try brought nothing.
        commit: What was fetched last, or None.
        told: The forge was told what came of it, or needs not be.
        sealed_token: What a private one may be read by, as this installation alone opens it; None: nothing.
    """

    id: str
    enrollment_id: str
    exercise: str
    address: str
    branch: str
    secret: str
    added_at: datetime
    wanted: str = HEAD
    due_at: datetime | None = None
    tries: int = 0
    fault: RemoteFault | None = None
    commit: str | None = None
    fetched_at: datetime | None = None
    told: bool = True
    sealed_token: str | None = field(default=None, repr=False)

    @property
    def has_token(self) -> bool:
        """Tell whether it is read by a token."""
        return self.sealed_token is not None

    @property
    def token_place(self) -> str:
        """Return what a token is sealed for: it opens in no other remote's place, and for no other address."""
        return f"{self.id} {self.address}"


def pause_after(tries: int) -> timedelta | None:
    """Return how long to wait after so many tries; None when there is no other."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else None
