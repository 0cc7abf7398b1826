"""A commit of ours on a learner's `main`: files beside theirs, and in the place of those that they never changed."""

import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.exercise import SourceFile

MAIN = "refs/heads/main"


class Command(Protocol):
    """What runs a command of Git's on one repository."""

    def __call__(self, *arguments: str, stdin: bytes = ..., environment: Mapping[str, str] = ...) -> bytes:
        """Return what it prints.

        Raises:
            RepositoryUnreadable: It did not succeed.
        """


class Adding:
    """Adds files to one bare repository, by Git's own commands on an index of its own."""

    def __init__(self, git: Command, *, name: str, address: str) -> None:
        """Prepare.

        Args:
            name: Of the author and committer.
        """
        self._git = git
        said = {"NAME": name, "EMAIL": address}
        self._identity = {f"GIT_{who}_{what}": said[what] for who in ("AUTHOR", "COMMITTER") for what in said}

    def add(self, parent: str, files: Sequence[SourceFile], message: str, over: Collection[str] = ()) -> str | None:
        """Return a commit on `main` after `parent` that has these files too, or `parent` where nothing is lacking.

        A file whose place is taken stays away, be it that a folder on its way is a file of the learner's. None where
        `main` has moved from `parent` meanwhile.

        Args:
            over: Paths that are not taken, whatever is there.

        Raises:
            RepositoryUnreadable: Git could not do it; nothing was moved.
        """
        taken = self._taken(parent, files)
        lacking = [file for file in files if file.path in over or not taken.intersection(_on_the_way(file.path))]
        if not lacking:
            return parent
        with tempfile.TemporaryDirectory() as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            self._git("read-tree", f"{parent}^{{commit}}", environment=index)
            rows = b"".join(map(self._row, lacking))
            self._git("update-index", "-z", "--index-info", stdin=rows, environment=index)
            tree = self._git("write-tree", environment=index).decode().strip()
        made = self._git("commit-tree", tree, "-p", parent, "-m", message, environment=self._identity).decode().strip()
        return made if self._moves(parent, made) else None

    def _taken(self, parent: str, files: Sequence[SourceFile]) -> set[str]:
        """Return which of these paths are there, and which files stand where a folder on the way to one would."""
        ways = sorted({place for file in files for place in _on_the_way(file.path)})
        rows = self._git("ls-tree", "-z", f"{parent}^{{commit}}", "--", *ways).split(b"\0")
        found = (row.split(b"\t", 1) for row in rows if row)
        paths = {file.path for file in files}
        named = ((facts.split()[1], name.decode("utf-8", "surrogateescape")) for facts, name in found)
        return {name for kind, name in named if kind != b"tree" or name in paths}

    def _row(self, file: SourceFile) -> bytes:
        blob = self._git("hash-object", "-w", "--stdin", stdin=file.content).strip()
        return b"100644 " + blob + b"\t" + file.path.encode() + b"\0"

    def _moves(self, parent: str, made: str) -> bool:
        """Move `main`; False where somebody was first."""
        try:
            self._git("update-ref", "--create-reflog", "-m", "starter", MAIN, made, parent, environment=self._identity)
        except RepositoryUnreadable:
            if self._git("rev-parse", MAIN).decode().strip() == parent:
                raise
            return False
        return True


def _on_the_way(path: str) -> list[str]:
    """Return a path and the folders above it."""
    return [path, *(str(above) for above in PurePosixPath(path).parents if str(above) != ".")]
