"""Which files of a learner's folder are taken, which are ignored, and what keeps a hand-in from being graded."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha1
from io import BytesIO
from tokenize import detect_encoding

from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.runners import Runner
from grader.domain.submissions.likeness import likely_files
from grader.domain.text import Message
from grader.domain.verdicts import Reason

MAX_FILE_BYTES = 262_144
MAX_HAND_IN_BYTES = 1_048_576
MAX_HAND_IN_FILES = 200
CODING = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.MULTILINE)
UTF_8 = re.compile(rb"utf[-_]?8", re.IGNORECASE)
NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""What `codecs` calls text encodings too, and nobody saves a file in: reading them costs seconds, or warns."""

Values = dict[str, str | int | None]


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
class Changes:
    """How a commit differs from one before it.

    Attributes:
        written: Files that are new or not as they were, by their paths from the top; a bounded number of them.
        gone: Paths of files that are no more.
    """

    written: tuple[TreeEntry, ...] = ()
    gone: frozenset[str] = frozenset()


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
    """Return what is taken from a learner's folder; of a file as it was given out, nothing is said."""
    given = {file.path: file.content for file in exercise.starter}
    listed = sorted({entry.path: entry for entry in entries}.values(), key=lambda entry: entry.path)
    wanted = tuple(entry for entry in listed if exercise.takes(entry.path))
    others = tuple(entry for entry in listed if not exercise.takes(entry.path))
    news = tuple(entry for entry in others if not _is_as_given(entry, given.get(entry.path)))
    return Selection(taken=wanted, ignored=_group(news), problem=_problem(exercise, wanted, others))


def _is_as_given(entry: TreeEntry, content: bytes | None) -> bool:
    """Tell whether a file is what learners were given; of one that is in no repository, its length must do."""
    if content is None or entry.size_bytes != len(content):
        return False
    named = sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()
    return entry.blob in {"", named}


def listing(files: Iterable[SourceFile]) -> tuple[TreeEntry, ...]:
    """Return files as Git would list them, without ids: what an exercise's own folder holds is in no repository."""
    return tuple(TreeEntry(file.path, EntryKind.FILE, "", len(file.content)) for file in files)


def printable(name: str) -> str:
    """Return a hostile file name with every character that cannot be shown replaced."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)[:200]


def unreadable_text(exercise: Exercise, runner: Runner, files: Iterable[SourceFile]) -> tuple[Reason, Message] | None:
    """Return the problem of the first program that its language could not read, or that is asked for and empty."""
    for file in files:
        if not runner.is_program(file.path):
            continue
        text = _text_of(file, names_encoding=runner.names_encoding)
        if isinstance(text, Message):
            return Reason.UNREADABLE_FILE, text
        # What a pattern takes may be empty: the `__init__.py` of a package is, and a scratch file harms nothing.
        if file.path in exercise.hand_in and not text.strip():
            return Reason.MISSING_FILE, Message("empty_file", {"file": file.path})
    return None


def _text_of(file: SourceFile, *, names_encoding: bool) -> str | Message:
    """Return a program's text, read as its language reads it, or why it cannot be."""
    if _is_utf16(file.content):
        return Message("utf16", {"file": file.path})
    try:
        return file.content.decode(_encoding_of(file.content) if names_encoding else "utf-8-sig")
    except (SyntaxError, LookupError, UnicodeError):
        return _unread(file, names_encoding=names_encoding)


def _is_utf16(content: bytes) -> bool:
    """Tell whether it is text of two bytes a character: by its mark, or as half of it is empty as in no other text."""
    halves = content[::2], content[1::2]
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or any(
        half and 2 * half.count(0) > len(half) for half in halves
    )


def _encoding_of(content: bytes) -> str:
    encoding, _ = detect_encoding(BytesIO(content).readline)
    if codecs.lookup(encoding).name in NO_CHARSETS:
        raise LookupError(encoding)
    return encoding


def _unread(file: SourceFile, *, names_encoding: bool) -> Message:
    """Name the encoding that a program says it is written in, or else its first line that is not UTF-8."""
    declared = CODING.search(b"".join(file.content.splitlines(keepends=True)[:2]))
    if names_encoding and declared and not UTF_8.match(declared[1]):
        return Message("wrong_coding", {"file": file.path, "coding": declared[1].decode("ascii")})
    readable = re.split("[\udc80-\udcff]", file.content.decode("utf-8", "surrogateescape"), maxsplit=1)[0]
    return Message("not_utf8", {"file": file.path, "line": readable.count("\n") + 1})


def _problem(
    exercise: Exercise, wanted: tuple[TreeEntry, ...], others: tuple[TreeEntry, ...]
) -> tuple[Reason, Message] | None:
    for entry in wanted:
        code = _unreadable(entry)
        if code:
            limit = MAX_FILE_BYTES // 1024
            values: Values = {"file": printable(entry.path), "kilobytes": _kilobytes(entry.size_bytes), "limit": limit}
            return Reason.UNREADABLE_FILE, Message(code, values)
    size_bytes = sum(entry.size_bytes for entry in wanted)
    if len(wanted) > MAX_HAND_IN_FILES or size_bytes > MAX_HAND_IN_BYTES:
        return Reason.UNREADABLE_FILE, _too_much(wanted, size_bytes)
    for pattern in exercise.hand_in:
        if not any(_is_glob(pattern) or entry.path == pattern for entry in wanted):
            return Reason.MISSING_FILE, _missing(exercise, pattern, others)
    return None


def _too_much(wanted: tuple[TreeEntry, ...], size_bytes: int) -> Message:
    heaviest = max(wanted, key=lambda entry: entry.size_bytes)
    values: Values = {
        "files": len(wanted),
        "most": MAX_HAND_IN_FILES,
        "kilobytes": _kilobytes(size_bytes),
        "limit": MAX_HAND_IN_BYTES // 1024,
        "file": printable(heaviest.path),
    }
    return Message("too_much", values)


def _kilobytes(size_bytes: int) -> int:
    """Return a size, rounded up so that what is over a limit reads so."""
    return -(-size_bytes // 1024)


def _missing(exercise: Exercise, pattern: str, others: tuple[TreeEntry, ...]) -> Message:
    """Name the missing file, and the one that was likely meant for it, if there is one."""
    for likely in likely_files((entry.path for entry in others), [exercise]):
        if likely.wanted == f"{exercise.slug}/{pattern}":
            return Message("misplaced_file", {"file": pattern, "found": printable(likely.found)})
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
