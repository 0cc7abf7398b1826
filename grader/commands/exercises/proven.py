"""What was proven of an exercise's folder: one that has not changed since is not proven again."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from grader.adapters.exercise_files.folder import regular_files
from grader.commands.exercises.kept import KeptDocuments

GATE = "4"
"""Goes up with what the gate asks, or says: what an older one let through is proven again."""
MOST = 500


@dataclass(frozen=True)
class Proven:
    """When a folder was proven, what was said of it, and the same as a document."""

    at: datetime
    lines: tuple[str, ...]
    document: Mapping[str, object] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Tell whether everything of it holds."""
        return self.document.get("holds") is True


class ProvenFolders:
    """Remembers them."""

    def __init__(self, place: Path) -> None:
        """Keep them in `place`."""
        self._kept = KeptDocuments(place, MOST)

    def find(self, key: str) -> Proven | None:
        """Return what was proven of a folder with this key; None where nothing readable is kept."""
        kept = self._kept.find(key)
        try:
            if kept is None:
                return None
            return Proven(datetime.fromisoformat(kept["at"]), tuple(map(str, kept["lines"])), dict(kept["document"]))
        except (ValueError, KeyError, TypeError):
            return None

    def keep(self, key: str, proven: Proven) -> None:
        """Remember it."""
        self._kept.keep(key, {"at": proven.at.isoformat(), "lines": proven.lines, "document": proven.document})


def key_of(folder: Path, *, image_digest: str, language: str, asked: Collection[str] = ()) -> str:
    """Return a SHA-256 (hex) over all that a proof hangs on: every file of the folder, the image, and the words.

    Args:
        asked: What is to be proven, where it is not the usual: in any order.
    """
    digest = hashlib.sha256(f"{GATE}\0{image_digest}\0{language}\0{','.join(sorted(set(asked)))}\0".encode())
    for path in regular_files(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
