"""Makes an empty database in a moment: migrated once a process, then written again."""

import tempfile
from functools import cache
from pathlib import Path

from grader.adapters.database.upgrading import upgrade


def fresh_database(path: Path) -> str:
    """Put an empty SQLite database there, with its tables, and return its address."""
    path.write_bytes(_migrated())
    return f"sqlite:///{path}"


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "migrated.sqlite3"
        upgrade(f"sqlite:///{path}")
        return path.read_bytes()
