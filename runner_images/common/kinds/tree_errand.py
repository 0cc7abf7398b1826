"""A program for the learner's sandbox, run there by its text: it makes a tree of files, or tells what lies in one.

It is asked on its standard input, as JSON, and answers in lines of JSON; it needs nothing but Python itself.
"""

import base64
import json
import os
import stat
import sys
from pathlib import Path

_MOST_BYTES = 65_536
_MOST_ENTRIES = 2_000
_KINDS = {stat.S_IFDIR: "folder", stat.S_IFLNK: "link", stat.S_IFREG: "file"}

Entry = tuple[str, str, str | None, int]
"""Path, kind, content (base64, or the target of a link), mode."""


def make(entries: list[Entry]) -> None:
    """Make files, folders and links below the current folder."""
    for path, kind, content, _ in entries:
        place = Path(path)
        (place if kind == "folder" else place.parent).mkdir(parents=True, exist_ok=True)
        if kind == "link":
            place.symlink_to(content or "")
        elif kind == "file":
            place.write_bytes(base64.b64decode(content or ""))
    # Modes come last, from the inside out: a folder that may not be entered still takes its files.
    for path, kind, _, mode in reversed(entries):
        if kind != "link":
            Path(path).chmod(mode)


def tell(top: str) -> None:
    """Write a line for each entry below a folder; after the most that there may be, a last one of null."""
    left = _MOST_ENTRIES
    for folder, folders, files in os.walk(top):
        for name in sorted([*folders, *files]):
            path = Path(folder, name)
            left -= 1
            _say(_entry(path, os.path.relpath(path, top)) if left >= 0 else None)
            if left < 0:
                return


def _entry(path: Path, name: str) -> Entry:
    try:
        mode = path.lstat().st_mode
    except OSError:  # it went away meanwhile, or its path is too long for anybody
        return name, "unreadable", None, 0
    kind, content = _KINDS.get(stat.S_IFMT(mode), "other"), None
    try:
        if kind == "link":
            content = str(path.readlink())
        elif kind == "file":
            with path.open("rb") as file:
                content = base64.b64encode(file.read(_MOST_BYTES)).decode()
    except OSError:
        kind = "unreadable"
    return name, kind, content, stat.S_IMODE(mode)


def _say(entry: Entry | None) -> None:
    sys.stdout.write(f"{json.dumps(entry)}\n")


if __name__ == "__main__":
    os.umask(0o022)
    asked = json.load(sys.stdin)
    if asked["make"] is None:
        tell(asked["tell"])
    else:
        make(asked["make"])
