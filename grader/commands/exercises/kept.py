"""JSON documents by key in a folder of their own, which may be emptied at any time."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class KeptDocuments:
    """Keeps a bounded number of them; the oldest go."""

    def __init__(self, place: Path, most: int) -> None:
        """Keep at most `most` in `place`."""
        self._place = place
        self._most = most

    def find(self, key: str) -> dict[str, Any] | None:
        """Return the document with this key; None where nothing readable is kept."""
        try:
            kept = json.loads((self._place / key).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return kept if isinstance(kept, dict) else None

    def keep(self, key: str, document: Mapping[str, object]) -> None:
        """Keep it, written aside first: two who keep one at the same time leave one of both."""
        self._place.mkdir(parents=True, exist_ok=True)
        aside = self._place / f".{key}.{os.getpid()}"
        aside.write_text(json.dumps(document), "utf-8")
        aside.replace(self._place / key)
        by_age = sorted(self._place.glob("[0-9a-f]*"), key=lambda path: path.stat().st_mtime)
        for path in by_age[: -self._most]:
            path.unlink(missing_ok=True)
