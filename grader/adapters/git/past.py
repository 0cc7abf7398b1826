"""Repositories into which a history is imported: commits are made and `main` moves when a clock of its own says.

Nothing that serves learners is put together with them: when somebody pushes, our own server's clock says when.
"""

from collections.abc import Sequence
from pathlib import Path

from grader.adapters.git.places import place_of
from grader.adapters.git.repositories import AUTHOR, GitRepositories
from grader.adapters.git.running import run_git
from grader.domain.exercises.exercise import SourceFile
from grader.domain.people import Person
from grader.engine.ports.sources import Now

MAIN = "refs/heads/main"
NOT_OF_NAMES = dict.fromkeys(map(ord, "<>\n\0"))
"""What ends a name for Git."""


class DatedRepositories(GitRepositories):
    """The bare repositories below one folder, at another moment than the present."""

    def __init__(self, folder: Path, now: Now) -> None:
        super().__init__(folder)
        self._place = folder
        self._now = now

    def create(self, path: str, files: Sequence[SourceFile], message: str) -> str:
        place = place_of(self._place, path)
        place.mkdir(parents=True, exist_ok=True)
        run_git(place, "init", "--quiet", "--bare", "--initial-branch=main")
        run_git(place, "config", "core.logAllRefUpdates", "true")
        self._import(path, AUTHOR.name or "", AUTHOR.email or "", message, files)
        return run_git(place, "rev-parse", MAIN).decode().strip()

    def commit(self, path: str, author: Person, files: Sequence[SourceFile], message: str) -> None:
        email = f"{author.handle}@localhost"
        self._import(path, author.name, email, message, files, after=f"from {MAIN}^0\n".encode())

    def _import(
        self, path: str, name: str, email: str, message: str, files: Sequence[SourceFile], *, after: bytes = b""
    ) -> None:
        """Move `main` to a new commit, all of it by one command."""
        name, when = name.translate(NOT_OF_NAMES), f"{int(self._now().timestamp())} +0000"
        who = f"{name} <{email}> {when}"
        head = f"commit {MAIN}\nauthor {who}\ncommitter {who}\n".encode() + _data(message.encode())
        written = b"".join(b"M 100644 inline %b\n" % _quoted(file.path) + _data(file.content) for file in files)
        dated = {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": when}
        stream = head + after + written  # the environment is for the log of `main`
        run_git(place_of(self._place, path), "fast-import", "--quiet", "--force", stdin=stream, environment=dated)


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def _quoted(path: str) -> bytes:
    """Return a path as Git reads it, whatever is in it: https://git-scm.com/docs/git-fast-import#_filemodify."""
    return b'"%b"' % b"".join(b"\\%03o" % byte for byte in path.encode("utf-8", "surrogateescape"))
