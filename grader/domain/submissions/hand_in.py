"""Which files of a learner's folder are taken, which are ignored, and what keeps a hand-in from being graded."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.text import Message
from grader.domain.verdicts import Reason

MAX_FILE_BYTES = 262_144
MAX_HAND_IN_BYTES = 1_048_576
MAX_HAND_IN_FILES = 200
SOURCE_SUFFIXES = frozenset({".py"})


class EntryKind(StrEnum):
    """What Git says a path of a tree is."""

    FILE = "file"
    SYMLINK = "symlink"
    SUBMODULE = "submodule"


@dataclass(frozen=True)
class TreeEntry:
    """One path of a commit, below the exercise's folder.

    Attributes:
        path: Relative to the exercise's folder; bytes that are not UTF-8 appear as surrogates.
        blob: Git's object id.
        size_bytes: 0 for a submodule.
    """

    path: str
    kind: EntryKind
    blob: str
    size_bytes: int


@dataclass(frozen=True)
class Ignored:
    """A top-level name of the folder that is not taken, with what it weighs."""

    name: str
    files: int
    size_bytes: int


@dataclass(frozen=True)
class Selection:
    """What of a folder is taken.

    Attributes:
        taken: Entries to read, in path order.
        ignored: What is left out, heaviest first.
        problem: Why nothing can be graded, or None.
    """

    taken: tuple[TreeEntry, ...]
    ignored: tuple[Ignored, ...]
    problem: tuple[Reason, Message] | None = None


def select(exercise: Exercise, entries: Iterable[TreeEntry]) -> Selection:
    """Return what is taken from a learner's folder for this exercise."""
    listed = sorted({entry.path: entry for entry in entries}.values(), key=lambda entry: entry.path)
    wanted = tuple(entry for entry in listed if exercise.takes(entry.path))
    others = tuple(entry for entry in listed if not exercise.takes(entry.path))
    return Selection(taken=wanted, ignored=_group(others), problem=_problem(exercise, wanted, others))


def printable(name: str) -> str:
    """Return a hostile file name with every character that cannot be shown replaced."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)[:200]


def unreadable_text(files: Iterable[SourceFile]) -> tuple[Reason, Message] | None:
    """Return the problem of the first source file that is empty or not UTF-8, or None."""
    for file in files:
        if PurePosixPath(file.path).suffix not in SOURCE_SUFFIXES:
            continue
        try:
            file.content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = file.content[: error.start].count(b"\n") + 1
            return Reason.UNREADABLE_FILE, Message("not_utf8", {"file": file.path, "line": line})
        if not file.content.strip():
            return Reason.MISSING_FILE, Message("empty_file", {"file": file.path})
    return None


def _problem(
    exercise: Exercise, wanted: tuple[TreeEntry, ...], others: tuple[TreeEntry, ...]
) -> tuple[Reason, Message] | None:
    for entry in wanted:
        code = _unreadable(entry)
        if code:
            kilobytes, limit = entry.size_bytes // 1024, MAX_FILE_BYTES // 1024
            name = printable(entry.path)
            return Reason.UNREADABLE_FILE, Message(code, {"file": name, "kilobytes": kilobytes, "limit": limit})
    if len(wanted) > MAX_HAND_IN_FILES or sum(entry.size_bytes for entry in wanted) > MAX_HAND_IN_BYTES:
        return Reason.UNREADABLE_FILE, Message("too_much", {"files": len(wanted)})
    for pattern in exercise.hand_in:
        if not any(_is_glob(pattern) or entry.path == pattern for entry in wanted):
            return Reason.MISSING_FILE, _missing(pattern, others)
    return None


def _missing(pattern: str, others: tuple[TreeEntry, ...]) -> Message:
    """Name the missing file, and the one that looks like it (other case, other folder), if there is one."""
    wanted_name = PurePosixPath(pattern).name.casefold()
    for entry in others:
        if PurePosixPath(entry.path).name.casefold() == wanted_name:
            return Message("misplaced_file", {"file": pattern, "found": printable(entry.path)})
    return Message("missing_file", {"file": pattern})


def _unreadable(entry: TreeEntry) -> str | None:
    if entry.kind is EntryKind.SYMLINK:
        return "symlink"
    if entry.kind is EntryKind.SUBMODULE:
        return "submodule"
    if any(not character.isprintable() for character in entry.path):
        return "odd_name"
    return "file_too_large" if entry.size_bytes > MAX_FILE_BYTES else None


def _is_glob(pattern: str) -> bool:
    return any(character in pattern for character in "*?[")


def _group(entries: tuple[TreeEntry, ...]) -> tuple[Ignored, ...]:
    groups: dict[str, tuple[int, int]] = {}
    for entry in entries:
        top, *below = entry.path.split("/", 1)
        name = printable(f"{top}/" if below else top)
        files, size_bytes = groups.get(name, (0, 0))
        groups[name] = (files + 1, size_bytes + entry.size_bytes)
    grouped = (Ignored(name, files, size_bytes) for name, (files, size_bytes) in groups.items())
    return tuple(sorted(grouped, key=lambda ignored: (-ignored.size_bytes, ignored.name)))
