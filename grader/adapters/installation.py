"""The installation's own name: random, made once, kept in the data folder, and put on every container of ours."""

import os
from pathlib import Path
from secrets import token_hex

from grader.domain.errors import PlatformError


def installation_id(data_folder: Path) -> str:
    """Return the id, made on the first call; two processes that start together agree on one.

    Raises:
        PlatformError: The folder cannot be written to, or its disk is full.
    """
    path = data_folder / "installation"
    try:
        if not path.exists():
            _make(path)
        return path.read_text().strip()
    except OSError as error:
        message = f"the data folder {data_folder} cannot be written to: {error.strerror}"
        raise PlatformError(message) from error


def _make(path: Path) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(token_hex(8) + "\n")
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
