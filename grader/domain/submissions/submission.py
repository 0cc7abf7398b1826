"""What a learner sent, and the repository it came from."""

from dataclasses import InitVar, dataclass
from datetime import datetime

from grader.domain.naming import check_handle, check_slug


@dataclass(frozen=True)
class Repository:
    """A learner's Git repository on our server.

    Attributes:
        id: Public id.
        recorded_commit: The last `main` whose folders were looked at, or None before the first.
        stored: It is read back: those from before there was a rule for their parts are still read.
    """

    id: str
    enrollment_id: str
    cohort: str
    handle: str
    recorded_commit: str | None = None
    stored: InitVar[bool] = False

    def __post_init__(self, stored: bool) -> None:
        if not stored:
            check_slug(self.cohort)
            check_handle(self.handle)

    @property
    def path(self) -> str:
        """Return its path below the repositories' folder, also the tail of its address."""
        return f"{self.cohort}/{self.handle}.git"


@dataclass(frozen=True)
class Submission:
    """What the learner sent: one exercise's folder at one commit.

    Attributes:
        tree: Git's id of the exercise's folder; it tells whether an exercise changed.
        received_at: Our clock at acceptance.
        number: 1 for the learner's first try at this exercise, and so on.
    """

    id: str
    repository_id: str
    enrollment_id: str
    exercise: str
    commit: str
    tree: str
    received_at: datetime
    number: int
