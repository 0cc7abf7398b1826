"""What a learner did in an exercise's folder, commit by commit, as tests may look at it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

MAX_COMMITS = 500
MAX_FILES = 200
MAX_SUBJECT = 200


@dataclass(frozen=True)
class PastCommit:
    """A commit that changed something in the folder, or brought such a change from another branch.

    Attributes:
        id: Git's.
        parents: The commits before it, of those that are told.
        subject: The first line of its message: any text at all.
        author: The learner's handle, or `school`; names and addresses prove nothing and are nobody's business.
        at: When, as its author's clock said.
        files: What it changed below the folder, against the first of its parents; a bounded number of paths.
    """

    id: str
    parents: tuple[str, ...]
    subject: str
    author: str
    at: datetime
    files: tuple[str, ...]


History = tuple[PastCommit, ...]
"""Oldest first."""

DRAWN_UP = "2026-01-05T09:00:00+00:00"


@dataclass(frozen=True)
class Step:
    """A commit of a history that a trainer draws up.

    Attributes:
        files: None for all that is handed in.
        branch: Where it was made.
        merges: The branch that it brings in.
    """

    subject: str
    files: tuple[str, ...] | None = None
    branch: str = "main"
    merges: str | None = None


ONE_COMMIT = (Step("Hand-in"),)
"""What is known of files that lie in no repository."""


def drawn_up(steps: Sequence[Step], handed_in: Iterable[str]) -> History:
    """Return the history of these steps, a commit each, one after the other."""
    every, tips = tuple(handed_in), dict[str, str]()
    return tuple(_commit(number, step, every, tips) for number, step in enumerate(steps))


def _commit(number: int, step: Step, every: tuple[str, ...], tips: dict[str, str]) -> PastCommit:
    before = tips.get(step.branch) or tips.get("main")
    merged = tips.get(step.merges) if step.merges else None
    name = f"{number + 1:040x}"
    tips[step.branch] = name
    return PastCommit(
        id=name,
        parents=tuple(parent for parent in (before, merged) if parent),
        subject=step.subject,
        author="learner",
        at=datetime.fromisoformat(DRAWN_UP),
        files=every if step.files is None else step.files,
    )


def as_json(history: History) -> list[Mapping[str, object]]:
    """Return a history as the tests' container is told of it."""
    return [
        {
            "id": commit.id,
            "parents": list(commit.parents),
            "subject": commit.subject,
            "author": commit.author,
            "at": commit.at.isoformat(),
            "files": list(commit.files),
        }
        for commit in history
    ]
