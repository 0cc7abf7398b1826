"""Files that are their owner's alone, and appear whole or not at all."""

import os
from pathlib import Path
from secrets import token_hex


def make_once(path: Path, content: bytes) -> None:
    """Write a file, unless it is there: of two processes that start together, both then read the same."""
    draft = draft_beside(path, content)
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def draft_beside(path: Path, content: bytes) -> Path:
    """Return a new file beside, which can take the path's place in one step."""
    draft = path.with_name(f".{path.name}-{token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    return draft
