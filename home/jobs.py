"""What a run as at the school is told: the list of checks, the tests beside it, and the learner's folder."""

from __future__ import annotations

import os
from base64 import b64encode
from typing import TYPE_CHECKING, Dict

from home.checks import FOLDER, LIST
from home.folders import MOST_FILE_BYTES, is_left_out, matches
from home.school import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Document = Dict[str, object]
MOST_FILES = 2_000


def job_of(folder: Path, listed: Document) -> Document:
    """Return the job for an exercise's folder, as a document of JSON."""
    hand_in = listed.get("hand_in")
    patterns = [str(one) for one in hand_in] if isinstance(hand_in, list) else []
    paths = [path for path, _ in zip(_paths(folder, ""), range(MOST_FILES))]
    tests = folder / FOLDER
    return {
        "language": language(),
        "listed": listed,
        "tests": {path: _content(tests / path) for path in _paths(tests, "") if path != LIST},
        "files": {path: _file(folder / path, path, patterns) for path in paths if path.split("/")[0] != FOLDER},
    }


def _paths(folder: Path, place: str) -> Iterator[str]:
    """Yield the files below a folder; links are not followed."""
    for entry in sorted(os.scandir(str(folder)), key=lambda one: one.name):
        if is_left_out(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _paths(folder / entry.name, place + entry.name + "/")
        else:
            yield place + entry.name


def _file(file: Path, path: str, patterns: list[str]) -> Document:
    if file.is_symlink():
        return {"kind": "symlink", "size_bytes": 0}
    size = file.stat().st_size
    taken = size <= MOST_FILE_BYTES and matches(path, patterns)
    return {"kind": "file", "size_bytes": size, "content": _content(file) if taken else ""}


def _content(file: Path) -> str:
    return b64encode(file.read_bytes()).decode("ascii")
