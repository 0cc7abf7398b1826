"""The exercises' repository: made empty, and its `main` moved when somebody has said that it may."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.adapters.git.places import place_of
from grader.adapters.git.proposing import HELD
from grader.adapters.git.running import run_git
from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.exercise import SourceFile

MAIN = "refs/heads/main"
NOTHING = "0" * 40
IDENTITY = {"GIT_COMMITTER_NAME": "push", "GIT_COMMITTER_EMAIL": "push@localhost"}


class GitSchoolRepository:
    """`grader.engine.ports.git.SchoolRepository` below the repositories' folder."""

    def __init__(self, folder: Path, path: str) -> None:
        self._place = place_of(folder, path)

    def prepare(self) -> None:
        if (self._place / "HEAD").exists():
            return
        self._place.mkdir(parents=True, exist_ok=True)
        run_git(self._place, "init", "--quiet", "--bare", "--initial-branch=main")
        run_git(self._place, "config", "core.logAllRefUpdates", "true")

    def hold(self, name: str, parent: str, folder: str, files: Sequence[SourceFile], author: str) -> str:
        rows = [b"040000 tree " + self._tree(files) + b"\t" + folder.encode()]
        if parent != NOTHING:
            there = run_git(self._place, "ls-tree", "-z", f"{parent}^{{commit}}").split(b"\0")
            rows += [row for row in there if row and row.partition(b"\t")[2] != folder.encode()]
        tree = self._said("mktree", "-z", stdin=b"".join(row + b"\0" for row in rows))
        after = () if parent == NOTHING else ("-p", parent)
        authored = {**IDENTITY, "GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": IDENTITY["GIT_COMMITTER_EMAIL"]}
        commit = self._said("commit-tree", tree, *after, "-m", folder, environment=authored)
        run_git(self._place, "update-ref", f"{HELD}{name}", commit, NOTHING)
        return commit

    def _tree(self, files: Sequence[SourceFile]) -> bytes:
        """Store files, and return the tree that they are."""
        with TemporaryDirectory(prefix="grader-") as place:
            names = [f"{place}/{number}" for number in range(len(files))]
            for name, file in zip(names, files, strict=True):
                Path(name).write_bytes(file.content)
            listed = "".join(f"{name}\n" for name in names).encode()
            blobs = run_git(self._place, "hash-object", "-w", "--no-filters", "--stdin-paths", stdin=listed).split()
            index = {"GIT_INDEX_FILE": f"{place}/index"}
            rows = (b"100644 %s\t%s\0" % (blob, file.path.encode()) for blob, file in zip(blobs, files, strict=True))
            run_git(self._place, "update-index", "-z", "--index-info", stdin=b"".join(rows), environment=index)
            return self._said("write-tree", environment=index).encode()

    def _said(self, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] = IDENTITY) -> str:
        return run_git(self._place, *arguments, stdin=stdin, environment=environment).decode().strip()

    def move(self, commit: str, before: str) -> bool:
        try:
            run_git(
                self._place, "update-ref", "--create-reflog", "-m", "gate", MAIN, commit, before, environment=IDENTITY
            )
        except RepositoryUnreadable:
            if self._main() == before:
                raise
            return self._main() == commit
        return True

    def forget(self, name: str) -> None:
        run_git(self._place, "update-ref", "-d", f"{HELD}{name}")

    def _main(self) -> str:
        return self._said("for-each-ref", "--format=%(objectname)", MAIN) or NOTHING
