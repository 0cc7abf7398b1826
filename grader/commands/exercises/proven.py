"""What was proven of an exercise's folder: one that has not changed since is not proven again."""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.adapters.exercise_files.folder import regular_files

GATE = "1"
"""Goes up with what the gate asks: what an older one let through is proven again."""
MOST = 500
"""How many are remembered; the oldest go."""


@dataclass(frozen=True)
class Proven:
    """When everything of a folder held, and what was said of it."""

    at: datetime
    lines: tuple[str, ...]


class ProvenFolders:
    """Remembers them in a folder of its own, which may be emptied at any time."""

    def __init__(self, place: Path) -> None:
        """Keep them in `place`."""
        self._place = place

    def find(self, key: str) -> Proven | None:
        """Return what was proven of a folder with this key; None where nothing readable is kept."""
        try:
            kept = json.loads((self._place / key).read_text("utf-8"))
            return Proven(datetime.fromisoformat(kept["at"]), tuple(map(str, kept["lines"])))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, proven: Proven) -> None:
        """Remember it, written aside first: two who prove at the same time leave one of both."""
        self._place.mkdir(parents=True, exist_ok=True)
        aside = self._place / f".{key}.{os.getpid()}"
        aside.write_text(json.dumps({"at": proven.at.isoformat(), "lines": proven.lines}), "utf-8")
        aside.replace(self._place / key)
        by_age = sorted(self._place.glob("[0-9a-f]*"), key=lambda path: path.stat().st_mtime)
        for path in by_age[:-MOST]:
            path.unlink(missing_ok=True)


def key_of(folder: Path, *, image_digest: str, language: str) -> str:
    """Return a SHA-256 (hex) over all that a proof hangs on: every file of the folder, the image, the words."""
    digest = hashlib.sha256(f"{GATE}\0{image_digest}\0{language}\0".encode())
    for path in regular_files(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
