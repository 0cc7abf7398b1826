"""Pushes whole trees into bare repositories with `git fast-import`, links, odd names and all."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from grader.adapters.git.repositories import GitRepositories
from grader.domain.exercises.exercise import SourceFile

FILE, LINK, SUBMODULE = "100644", "120000", "160000"
SUBMODULE_COMMIT = b"1" * 40


@dataclass(frozen=True)
class Blob:
    """What stands at a path of a tree; the path in bytes, as Git keeps it."""

    path: bytes
    content: bytes
    mode: str = FILE


@dataclass
class BareRepositories(GitRepositories):
    """The real repositories, into which a test can push."""

    folder: Path

    def __post_init__(self) -> None:
        super().__init__(self.folder)

    def push(self, path: str, files: Iterable[SourceFile]) -> str:
        """Move `main` to a commit that holds these files and nothing else, and return it."""
        return self.push_blobs(path, [Blob(file.path.encode(), file.content) for file in files])

    def push_blobs(self, path: str, blobs: Iterable[Blob], *, at: str = "1790000000 +0000") -> str:
        """Do the same with anything that Git can hold; `at` is the date that the commit claims."""
        commands = [f"commit refs/heads/main\ncommitter Ada <ada@example.org> {at}\ndata 5\nessai\n".encode()]
        if self.main(path) is not None:
            commands.append(b"from refs/heads/main^0\ndeleteall\n")
        commands += map(_change, blobs)
        self.git(path, "fast-import", "--quiet", "--force", stdin=b"".join(commands))
        return self.git(path, "rev-parse", "refs/heads/main").decode().strip()

    def git(self, path: str, *arguments: str, stdin: bytes = b"") -> bytes:
        """Run a git command in a bare repository."""
        command = ["git", f"--git-dir={self.folder / path}", *arguments]
        return subprocess.run(command, input=stdin, check=True, capture_output=True).stdout


def _change(blob: Blob) -> bytes:
    quoted = b"".join(b"\\%03o" % byte for byte in blob.path)
    if blob.mode == SUBMODULE:
        return b'M 160000 %s "%s"\n' % (SUBMODULE_COMMIT, quoted)
    return b'M %s inline "%s"\ndata %d\n%s\n' % (blob.mode.encode(), quoted, len(blob.content), blob.content)
