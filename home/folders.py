"""An exercise's folder on the learner's computer, and the files of it that the exercise asks for."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from home.ending import WRONG_USAGE, Ended
from home.school import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LEFT_OUT = frozenset({"node_modules", "venv", "env", "__pycache__"})
MOST_FILE_BYTES = 262_144
MOST_BYTES = 1_048_576


def slug_of(folder: Path) -> str:
    """Return the exercise that a folder is for: the one of its name.

    Raises:
        Ended: It is not there, or no exercise can have its name.
    """
    if not folder.is_dir():
        raise Ended(text("There is no folder “%(folder)s” here.") % {"folder": folder}, WRONG_USAGE)
    name = folder.resolve().name
    if not SLUG.fullmatch(name):
        raise Ended(not_an_exercise(name), WRONG_USAGE)
    return name


def not_an_exercise(name: str) -> str:
    """Return the sentence for a folder that is no exercise's."""
    said = text(
        "“%(name)s” is not the folder of an exercise that you were given. Go into the folder of one (cd …), or name it "
        "behind the command."
    )
    return said % {"name": name}


def is_left_out(name: str) -> bool:
    """Tell whether what is called so is no part of an exercise: hidden, or made by a tool."""
    return name.startswith(".") or name in LEFT_OUT


def matches(path: str, patterns: Sequence[str]) -> bool:
    """Tell whether a path below an exercise's folder is on its hand-in list; a `*` stays within a folder."""
    parts = path.split("/")
    split = (pattern.split("/") for pattern in patterns)
    return any(len(parts) == len(pattern) and all(map(fnmatchcase, parts, pattern)) for pattern in split)


def asked_for(folder: Path, patterns: Sequence[str]) -> list[tuple[str, bytes]]:
    """Return the files that an exercise asks for, by their paths below its folder.

    Raises:
        Ended: None of them is there, or they are too large.
    """
    found = sorted({path for pattern in patterns for path in _matching(folder, pattern.split("/"))})
    if not found:
        missing = text("None of the files that this exercise asks for is in %(folder)s: %(names)s")
        raise Ended(missing % {"folder": folder.resolve(), "names": ", ".join(patterns)}, WRONG_USAGE)
    for path in found:
        if (folder / path).stat().st_size > MOST_FILE_BYTES:
            large = text("%(file)s is too large: a file has %(most)s kB at most.")
            raise Ended(large % {"file": path, "most": MOST_FILE_BYTES // 1024}, WRONG_USAGE)
    files = [(path, (folder / path).read_bytes()) for path in found]
    if sum(len(content) for _, content in files) > MOST_BYTES:
        raise Ended(
            text("Together, these files are too large: 1 MB at most. Leave out what is not yours."), WRONG_USAGE
        )
    return files


def _matching(folder: Path, parts: Sequence[str]) -> Iterator[str]:
    """Yield the paths that a pattern of the hand-in list takes; a `*` stays within a folder, and links are left out."""
    head, *rest = parts
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink() or not fnmatchcase(entry.name, head):
            continue
        if not rest and entry.is_file():
            yield entry.name
        elif rest and entry.is_dir():
            yield from (entry.name + "/" + below for below in _matching(entry, rest))
