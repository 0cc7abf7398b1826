"""The fixture `history`: the learner's own commits in the exercise's folder, to be looked at and never changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.tests.calls import NotedCall
from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame
from runner_images.common.wire.storable_text import tidy

_COMMAND = "git log --oneline --graph"
_MERGED = re.compile(r"Merge (?:remote-tracking )?branch '(?:[\w.-]+/)?(?P<branch>[^']{1,100})'")
_SHOWN = 10
_SHORT = 7


@dataclass(frozen=True)
class Commit:
    """One commit.

    Attributes:
        id: Git's own, whole.
        subject: The first line of its message, as the learner wrote it.
        author: The learner's handle, or `school` for what they were given.
        date: When, as its author's clock said.
        files: The paths that it changed, below the exercise's folder.
        parents: The ids of the commits before it: two of a merge.
    """

    id: str
    subject: str
    author: str
    date: datetime
    files: tuple[str, ...]
    parents: tuple[str, ...]

    @property
    def is_merge(self) -> bool:
        """Tell whether it brings two lines of work together."""
        return len(self.parents) > 1

    @property
    def branch(self) -> str:
        """The name of the branch that it merges, as Git itself words a merge; empty where it does not say."""
        found = _MERGED.match(self.subject) if self.is_merge else None
        return found["branch"] if found else ""


@dataclass(frozen=True)
class History:
    """The commits, oldest first, but for those of the school."""

    commits: tuple[Commit, ...]

    def __iter__(self) -> Iterator[Commit]:
        """Go through the commits."""
        return iter(self.commits)

    def __len__(self) -> int:
        """Return how many commits there are."""
        return len(self.commits)

    @property
    def subjects(self) -> list[str]:
        """The first lines of their messages."""
        return [commit.subject for commit in self.commits]

    @property
    def merges(self) -> list[Commit]:
        """The commits that bring two lines of work together."""
        return [commit for commit in self.commits if commit.is_merge]

    @property
    def merged_branches(self) -> list[str]:
        """The names of the branches that were merged, as far as their merges say."""
        return [commit.branch for commit in self.merges if commit.branch]

    def changing(self, path: str) -> list[Commit]:
        """Return the commits that changed this file, those that only merge left out."""
        return [commit for commit in self.commits if path in commit.files and not commit.is_merge]


def history_of(sandbox: KindSandbox) -> History:
    """Return the commits of the learner's, and note the look at them for whoever reads the verdict."""
    commits = [commit for commit in map(_commit, sandbox.history) if commit.author != "school"]
    # What a test trips over from here on is how they committed.
    sandbox.learner.touched = True
    shown = "".join(f"{commit.id[:_SHORT]} {commit.subject}\n" for commit in commits[-_SHOWN:])
    call = NotedCall(_COMMAND, is_call=False, command=_COMMAND, is_program=True, printed=shown)
    sandbox.learner.calls.note_program(call)
    return History(tuple(commits))


def _commit(told: Frame) -> Commit:
    return Commit(
        id=fields.text(told, "id"),
        subject=tidy(fields.text(told, "subject")),
        author=fields.text(told, "author"),
        date=datetime.fromisoformat(fields.text(told, "at")),
        files=tuple(map(tidy, fields.texts(told, "files"))),
        parents=fields.texts(told, "parents"),
    )
