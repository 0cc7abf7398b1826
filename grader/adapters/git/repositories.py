"""Learners' bare repositories: made with GitPython, read as objects by `git` itself, never checked out.

What a learner's repository holds is hostile, so every reading command has a fixed argument list and a clean
environment, and is stopped when a tree is absurdly large. Where all that is asked for lies in files of its own, as
after a small push, it is read without any command.
"""

import subprocess
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from types import MappingProxyType
from typing import IO

import git
from git.index.typ import BaseIndexEntry
from gitdb import IStream

from grader.adapters.git import history
from grader.adapters.git.adding import Adding
from grader.adapters.git.environment import CLEAN_ENVIRONMENT
from grader.adapters.git.loose_objects import LooseObjects, NotLoose
from grader.adapters.git.places import place_of
from grader.adapters.git.refs import last_move, version_of
from grader.adapters.git.running import MAX_SECONDS, run_git
from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.exercise import SourceFile
from grader.domain.exercises.history import History
from grader.domain.submissions.hand_in import Changes, EntryKind, TreeEntry

MAX_LISTED = 5_000
"""Paths listed beyond the hand-in list; enough to name what is ignored, and a bound on a hostile tree."""

NOTHING = "0" * 40
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

BUNDLE_SECONDS = 60
BLOCK_BYTES = 65_536

KINDS = {b"120000": EntryKind.SYMLINK, b"160000": EntryKind.SUBMODULE}
AUTHOR = git.Actor("École", "noreply@localhost")


class GitRepositories:
    """The bare repositories below one folder, addressed by `<cohort>/<handle>.git`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self, path: str, files: Sequence[SourceFile], message: str) -> str:
        """Make a repository whose `main` holds these files in one commit, and return the commit's id.

        Raises:
            RepositoryUnreadable: It would lie outside of the folder.
        """
        place = place_of(self._folder, path)
        with git.Repo.init(place, mkdir=True, bare=True, initial_branch="main") as repo:
            with repo.config_writer() as config:
                config.set_value("core", "logAllRefUpdates", "true")
            index = git.IndexFile(repo, str(place / "starter-index"))
            index.add([index_entry(repo, file) for file in files], write=False)
            commit = git.Commit.create_from_tree(
                repo, index.write_tree(), message, parent_commits=[], author=AUTHOR, committer=AUTHOR
            )
            repo.git.update_ref("--create-reflog", "-m", "starter", "refs/heads/main", commit.hexsha)
            return commit.hexsha

    def add(
        self, path: str, parent: str, files: Sequence[SourceFile], message: str, *, over: Collection[str] = ()
    ) -> str | None:
        adding = Adding(partial(self._git, path), name=AUTHOR.name or "", address=AUTHOR.email or "")
        return adding.add(parent, files, message, over)

    def main(self, path: str) -> tuple[str, datetime] | None:
        try:
            commit, moved_at = last_move(place_of(self._folder, path))
        except NotLoose:
            return self._main_by_git(path)
        try:
            LooseObjects(place_of(self._folder, path)).must_hold_commit(commit)
        except NotLoose:
            self._git(path, "cat-file", "-e", f"{commit}^{{commit}}")
        return commit, moved_at

    def mark(self, path: str) -> str:
        try:
            place = place_of(self._folder, path)
        except RepositoryUnreadable:
            return "-"
        return " ".join(version_of(place / name) for name in ("refs/heads/main", "packed-refs"))

    def _main_by_git(self, path: str) -> tuple[str, datetime] | None:
        with self._open(path) as repo:
            try:
                head = repo.heads["main"]
            except IndexError:
                return None
            try:
                commit, log = head.commit.hexsha, head.log()
            except (AssertionError, OSError, ValueError) as error:  # GitPython asserts that a ref's file is not empty
                message = f"main cannot be read in {path}"
                raise RepositoryUnreadable(message) from error
            moved_at = log[-1].time[0] if log else int(head.commit.committed_date)
            return commit, datetime.fromtimestamp(moved_at, UTC)

    def has_commit(self, path: str, commit: str) -> bool:
        answer = self._git(path, "cat-file", "--batch-check", stdin=f"{commit}\n".encode())
        return answer.split()[1:2] == [b"commit"]

    def holds(self, path: str, commit: str, earlier: str) -> bool:
        return not self._git(path, "rev-list", "--max-count=1", earlier, f"^{commit}")

    def folders(self, path: str, commit: str) -> Mapping[str, str]:
        with suppress(NotLoose):
            return LooseObjects(place_of(self._folder, path)).folders(commit)
        listing = self._git(path, "ls-tree", "-z", "-d", f"{commit}^{{commit}}")
        rows = (row.split(b"\t", 1) for row in listing.split(b"\0") if row)
        return {_text(name): facts.split()[2].decode() for facts, name in rows if facts.split()[1] == b"tree"}

    def top(self, path: str, commit: str, name: str) -> tuple[Mapping[str, str], TreeEntry | None]:
        with suppress(NotLoose):
            return LooseObjects(place_of(self._folder, path)).top(commit, name)
        folders, entry = {}, None
        for row in self._parts(path, "ls-tree", "-z", f"{commit}^{{commit}}"):
            facts, _, found = row.partition(b"\t")
            mode, kind, blob = facts.split()
            if kind == b"tree":
                folders[_text(found)] = blob.decode()
            elif _text(found) == name:
                entry = TreeEntry(name, KINDS.get(mode, EntryKind.FILE), blob.decode(), self._sizes(path, [blob])[0])
        return folders, entry

    def trees(self, path: str, commit: str, folders: Sequence[str]) -> Mapping[str, str]:
        with suppress(NotLoose):
            return LooseObjects(place_of(self._folder, path)).trees(commit, folders)
        asked = "".join(f"{commit}:{folder}\n" for folder in folders).encode("utf-8", "surrogateescape")
        answers = self._git(path, "cat-file", "--batch-check=%(objecttype) %(objectname)", stdin=asked).splitlines()
        found = zip(folders, (answer.split() for answer in answers), strict=True)
        return {folder: facts[1].decode() for folder, facts in found if facts[:1] == [b"tree"]}

    def entries(self, path: str, tree: str, first: Sequence[str]) -> Iterator[TreeEntry]:
        try:
            yield from LooseObjects(place_of(self._folder, path)).files_below(tree)
        except NotLoose:
            yield from self._entries_by_git(path, tree, first)

    def _entries_by_git(self, path: str, tree: str, first: Sequence[str]) -> Iterator[TreeEntry]:
        prefixes = [_literal_prefix(pattern) for pattern in first]
        if any(prefixes):
            yield from self._listing(path, tree, "-rzl", [prefix for prefix in prefixes if prefix])
        if not all(prefixes):
            yield from self._listing(path, tree, "-zl", [])
        yield from self._listing(path, tree, "-rzl", [])

    def read(self, path: str, entries: Sequence[TreeEntry]) -> tuple[SourceFile, ...]:
        with suppress(NotLoose):
            return LooseObjects(place_of(self._folder, path)).blobs(entries)
        asked = "".join(f"{entry.blob}\n" for entry in entries).encode()
        stream = BytesIO(self._git(path, "cat-file", "--batch", stdin=asked))
        return tuple(SourceFile(entry.path, _next_blob(stream, path)) for entry in entries)

    def changes(self, path: str, old: str, new: str) -> Changes:
        with suppress(NotLoose):
            return LooseObjects(place_of(self._folder, path)).changes(old, new)
        before = EMPTY_TREE if old == NOTHING else f"{old}^{{commit}}"
        compare = ("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", before, f"{new}^{{commit}}")
        parts = list(islice(self._parts(path, *compare), 2 * MAX_LISTED))
        rows = [(facts.split(), name) for facts, name in zip(parts[::2], parts[1::2], strict=True)]
        there = [(mode, blob, _text(name)) for (_, mode, _, blob, kind), name in rows if kind != b"D"]
        sizes = self._sizes(path, [blob for _, blob, _ in there])
        written = (
            TreeEntry(name, KINDS.get(mode, EntryKind.FILE), blob.decode(), size)
            for (mode, blob, name), size in zip(there, sizes, strict=True)
        )
        return Changes(tuple(written), frozenset(_text(name) for facts, name in rows if facts[4] == b"D"))

    def history(self, path: str, commit: str, folder: str) -> History:
        parts = self._parts(path, *history.ARGUMENTS, f"{commit}^{{commit}}", "--", f"{folder}/")
        learner = PurePosixPath(path).stem
        newest_first = history.commits(parts, folder, learner=learner, school=(AUTHOR.name or "", AUTHOR.email or ""))
        return tuple(newest_first)[::-1]

    def _sizes(self, path: str, blobs: Sequence[bytes]) -> list[int]:
        """Return what each object weighs; 0 for one that is not here, as of another repository."""
        asked = b"".join(blob + b"\n" for blob in blobs)
        answers = self._git(path, "cat-file", "--batch-check=%(objectsize)", stdin=asked).splitlines()
        return [int(answer) if answer.isdigit() else 0 for answer in answers]

    def bundle(self, path: str) -> Iterator[bytes]:
        file = TemporaryFile()  # noqa: SIM115 - closed once it was read to its end
        try:
            subprocess.run(  # noqa: S603 - fixed command, no shell, clean environment
                self._command(path, "bundle", "create", "--quiet", "-", "--all"),
                env=CLEAN_ENVIRONMENT,
                stdout=file,
                stderr=subprocess.DEVNULL,
                check=True,
                timeout=BUNDLE_SECONDS,
            )
        except (subprocess.SubprocessError, OSError) as error:
            file.close()
            message = f"git bundle did not succeed in {path}"
            raise RepositoryUnreadable(message) from error
        return _blocks(file)

    def _open(self, path: str) -> git.Repo:
        try:
            return git.Repo(place_of(self._folder, path))
        except (git.InvalidGitRepositoryError, git.NoSuchPathError) as error:
            message = f"no readable repository at {path}"
            raise RepositoryUnreadable(message) from error

    def _listing(self, path: str, tree: str, form: str, prefixes: list[str]) -> Iterator[TreeEntry]:
        rows = self._parts(path, "ls-tree", form, tree, "--", *prefixes)
        yield from (_entry(row, path) for row in islice(rows, MAX_LISTED) if not _is_folder(row))

    def _parts(self, path: str, *arguments: str) -> Iterator[bytes]:
        """Yield what a command prints between NUL bytes, and stop it when nobody wants more, or after its time."""
        with subprocess.Popen(  # noqa: S603 - fixed command, no shell, clean environment
            self._command(path, *arguments), env=CLEAN_ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdout is not None  # noqa: S101 - for the type checker: PIPE was asked for
            timer = threading.Timer(MAX_SECONDS, process.kill)
            timer.start()
            try:
                pending = b""
                while block := process.stdout.read(65_536):
                    *parts, pending = (pending + block).split(b"\0")
                    yield from parts
                if process.wait():
                    message = f"git {arguments[0]} did not succeed in {path}"
                    raise RepositoryUnreadable(message)
            finally:
                timer.cancel()
                process.kill()

    def _git(
        self, path: str, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] = MappingProxyType({})
    ) -> bytes:
        return run_git(place_of(self._folder, path), *arguments, stdin=stdin, environment=environment)

    def _command(self, path: str, *arguments: str) -> list[str]:
        return ["git", f"--git-dir={place_of(self._folder, path)}", *arguments]


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while block := file.read(BLOCK_BYTES):
            yield block


def index_entry(repo: git.Repo, file: SourceFile) -> BaseIndexEntry:
    """Return the entry of an index for a file whose content is now in the repository."""
    stored = repo.odb.store(IStream("blob", len(file.content), BytesIO(file.content)))
    return BaseIndexEntry((0o100644, stored.binsha, 0, file.path))


def _literal_prefix(pattern: str) -> str:
    """Return the longest path prefix of a glob without wildcards, as `ls-tree` takes it (empty: everything)."""
    literal = pattern
    for wildcard in "*?[":
        literal = literal.split(wildcard, 1)[0]
    return literal if literal == pattern else literal.rpartition("/")[0]


def _is_folder(row: bytes) -> bool:
    return row.startswith(b"040000 ")


def _entry(row: bytes, path: str) -> TreeEntry:
    facts, name = row.split(b"\t", 1)
    mode, _, blob, size = facts.split()
    if size == b"BAD":
        message = f"an object is missing in {path}"
        raise RepositoryUnreadable(message)
    size_bytes = int(size) if size != b"-" else 0
    return TreeEntry(_text(name), KINDS.get(mode, EntryKind.FILE), blob.decode(), size_bytes)


def _next_blob(stream: BytesIO, path: str) -> bytes:
    header = stream.readline().split()
    if len(header) != 3 or header[1] != b"blob":  # noqa: PLR2004 - "<id> <type> <size>"
        message = f"an object is missing in {path}"
        raise RepositoryUnreadable(message)
    content = stream.read(int(header[2]))
    stream.read(1)
    return content


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
