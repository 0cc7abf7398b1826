"""Learners' repositories in memory: what is pushed is whole files, and `main` moves when a test says so."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.exercise import SourceFile
from grader.domain.exercises.history import History
from grader.domain.submissions.hand_in import Changes, EntryKind, TreeEntry


@dataclass
class FakeRepositories:
    """Repositories by path.

    Attributes:
        now: The clock that a moved `main` is dated by.
        unreadable: Paths that Git cannot read.
        while_reading: Called before a commit's folders are read, with the commit.
        histories: What is told of a commit's history, by the commit.
    """

    now: Callable[[], datetime]
    unreadable: set[str] = field(default_factory=set)
    while_reading: Callable[[str], None] = lambda _: None
    histories: dict[str, History] = field(default_factory=dict)
    _mains: dict[str, list[tuple[str, datetime]]] = field(default_factory=dict)
    _commits: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _trees: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _blobs: dict[str, bytes] = field(default_factory=dict)

    def create(self, path: str, files: Sequence[SourceFile], message: str) -> str:
        """Keep the files as the first commit."""
        del message
        return self.push(path, files)

    def push(self, path: str, files: Sequence[SourceFile]) -> str:
        """Move `main` to a commit that holds these files and nothing else, and return it."""
        moves = self._mains.setdefault(path, [])
        commit = _digest(f"{path} {len(moves)}".encode())
        self._commits[commit] = {file.path: file.content for file in files}
        moves.append((commit, self.now()))
        return commit

    def add(
        self, path: str, parent: str, files: Sequence[SourceFile], message: str, *, over: Collection[str] = ()
    ) -> str | None:
        """Keep the files beside those that are there, as the next commit."""
        del message
        there = {name: content for name, content in self._commits[parent].items() if name not in over}
        free = [file for file in files if not {file.path, file.path.partition("/")[0]} & there.keys()]
        if path in self.unreadable:
            raise RepositoryUnreadable(path)
        if not free or self._mains[path][-1][0] != parent:
            return None if free else parent
        return self.push(path, [*(SourceFile(name, content) for name, content in there.items()), *free])

    def hold(self, tree: str, files: Mapping[str, bytes]) -> None:
        """Keep the files of a folder by a tree id that somebody chose."""
        self._trees[tree] = dict(files)

    def main(self, path: str) -> tuple[str, datetime] | None:
        """Return the last commit that was pushed, and when."""
        if path in self.unreadable or path not in self._mains:
            raise RepositoryUnreadable(path)
        return self._mains[path][-1] if self._mains[path] else None

    def history(self, path: str, commit: str, folder: str) -> History:
        """Return what a test says of a commit; nothing of others."""
        if path in self.unreadable:
            raise RepositoryUnreadable(path)
        del folder
        return self.histories.get(commit, ())

    def has_commit(self, path: str, commit: str) -> bool:
        """Tell whether it was pushed."""
        if path in self.unreadable:
            raise RepositoryUnreadable(path)
        return commit in {pushed for pushed, _ in self._mains.get(path, [])}

    def holds(self, path: str, commit: str, earlier: str) -> bool:
        """Tell whether it was pushed at or after another."""
        pushed = [known for known, _ in self._mains.get(path, [])]
        if path in self.unreadable or not {commit, earlier} <= set(pushed):
            raise RepositoryUnreadable(path)
        return pushed.index(earlier) <= pushed.index(commit)

    def mark(self, path: str) -> str:
        """Return how often `main` has moved."""
        return str(len(self._mains.get(path, ())))

    def folders(self, path: str, commit: str) -> Mapping[str, str]:
        """Return an id for the files of each top-level folder."""
        self.while_reading(commit)
        if path in self.unreadable or commit not in self._commits:
            raise RepositoryUnreadable(path)
        folders: dict[str, dict[str, bytes]] = {}
        for name, content in self._commits[commit].items():
            top, _, below = name.partition("/")
            if below:
                folders.setdefault(top, {})[below] = content
        trees = {top: _digest(repr(sorted(files.items())).encode()) for top, files in folders.items()}
        self._trees |= {trees[top]: files for top, files in folders.items()}
        return trees

    def top(self, path: str, commit: str, name: str) -> tuple[Mapping[str, str], TreeEntry | None]:
        """Return the same, and a file at the top."""
        return self.folders(path, commit), self._top_file(path, commit, name)

    def _top_file(self, path: str, commit: str, name: str) -> TreeEntry | None:
        content = self._commits.get(commit, {}).get(name)
        if path in self.unreadable:
            raise RepositoryUnreadable(path)
        if content is None:
            return None
        blob = _digest(content)
        self._blobs[blob] = content
        return TreeEntry(name, EntryKind.FILE, blob, len(content))

    def trees(self, path: str, commit: str, folders: Sequence[str]) -> Mapping[str, str]:
        """Return an id for the files below each folder that is there."""
        if path in self.unreadable:
            raise RepositoryUnreadable(path)
        found = {}
        for folder in folders:
            below = {
                name.removeprefix(f"{folder}/"): content
                for name, content in self._commits[commit].items()
                if name.startswith(f"{folder}/")
            }
            if below:
                found[folder] = _digest(repr(sorted(below.items())).encode())
                self._trees[found[folder]] = below
        return found

    def entries(self, path: str, tree: str, first: Sequence[str]) -> Iterator[TreeEntry]:
        """Yield the files of a folder."""
        del first
        if path in self.unreadable or tree not in self._trees:
            raise RepositoryUnreadable(path)
        for name, content in self._trees[tree].items():
            blob = _digest(content)
            self._blobs[blob] = content
            yield TreeEntry(name, EntryKind.FILE, blob, len(content))

    def changes(self, path: str, old: str, new: str) -> Changes:
        """Return which files of two commits differ."""
        if path in self.unreadable or new not in self._commits:
            raise RepositoryUnreadable(path)
        before, after = self._commits.get(old, {}), self._commits[new]
        differing = {name: content for name, content in after.items() if before.get(name) != content}
        blobs = {name: _digest(content) for name, content in differing.items()}
        self._blobs |= {blobs[name]: content for name, content in differing.items()}
        written = (TreeEntry(name, EntryKind.FILE, blobs[name], len(content)) for name, content in differing.items())
        return Changes(tuple(written), frozenset(before.keys() - after.keys()))

    def read(self, path: str, entries: Sequence[TreeEntry]) -> tuple[SourceFile, ...]:
        """Return the files of entries that were listed before."""
        if path in self.unreadable or any(entry.blob not in self._blobs for entry in entries):
            raise RepositoryUnreadable(path)
        return tuple(SourceFile(entry.path, self._blobs[entry.blob]) for entry in entries)

    def bundle(self, path: str) -> Iterator[bytes]:
        """Return something that says whose it is."""
        if path in self.unreadable or path not in self._mains:
            raise RepositoryUnreadable(path)
        return iter([b"# v2 git bundle\n", path.encode()])


def _digest(content: bytes) -> str:
    return hashlib.sha1(content).hexdigest()
