"""What differs between the files of two hand-ins, line by line, as far as it can be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from enum import StrEnum

MAX_LINES = 1_000
"""Of longer files nothing is compared: it would take seconds (https://docs.python.org/3/library/difflib.html)."""

MAX_SHOWN = 120
"""Lines of a difference; who changed more looks at the whole file."""


class LineKind(StrEnum):
    """Where a line stands: in both hand-ins, in one of them, or a mark of lines left out."""

    SAME = " "
    ADDED = "+"
    REMOVED = "-"
    GAP = "@"


@dataclass(frozen=True)
class ChangedLine:
    """A line of a difference; of a gap its text is empty."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class FileChange:
    """A file that differs.

    Attributes:
        lines: Around what differs; empty for a file too long to compare.
        cut: There is more than `lines`.
    """

    path: str
    lines: tuple[ChangedLine, ...]
    cut: bool


def file_changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FileChange, ...]:
    """Return the files that differ, by path; texts by path, one that is missing is empty."""
    paths = sorted(before.keys() | after.keys())
    return tuple(
        _change(path, before.get(path, ""), after.get(path, ""))
        for path in paths
        if before.get(path) != after.get(path)
    )


def _change(path: str, before: str, after: str) -> FileChange:
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > MAX_LINES:
        return FileChange(path, (), cut=True)
    lines = tuple(_lines(old, new))
    return FileChange(path, lines[:MAX_SHOWN], cut=len(lines) > MAX_SHOWN)


def _lines(old: list[str], new: list[str]) -> Iterator[ChangedLine]:
    """Yield the lines of a unified difference without its two lines of names, and no gap before the first."""
    for place, line in enumerate(unified_diff(old, new, lineterm="", n=2)):
        kind = LineKind(line[0])
        if kind is LineKind.GAP and place > 2:  # noqa: PLR2004 - two names and the first mark come before
            yield ChangedLine(kind, "")
        elif place > 2:  # noqa: PLR2004
            yield ChangedLine(kind, line[1:])
