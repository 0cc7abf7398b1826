"""Files that are their owner's alone, and appear whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex


def make_once(path: Path, content: bytes) -> None:
    """Write a file, unless it is there: of two processes that start together, both then read the same."""
    with _draft_beside(path, content) as draft, suppress(FileExistsError):
        path.hardlink_to(draft)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in one step, whatever is at its place."""
    with _draft_beside(path, content) as draft:
        draft.replace(path)


@contextmanager
def _draft_beside(path: Path, content: bytes) -> Iterator[Path]:
    """Yield a new file beside, of which nothing is left after the block, or where the disk is full."""
    draft = path.with_name(f".{path.name}-{token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
