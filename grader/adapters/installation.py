"""The installation's own name: random, made once, kept in the data folder, and put on every container of ours."""

from pathlib import Path
from secrets import token_hex

from grader.domain.errors import PlatformError
from grader.owner_files import make_once


def installation_id(data_folder: Path) -> str:
    """Return the id, made on the first call; two processes that start together agree on one.

    Raises:
        PlatformError: The folder cannot be written to, or its disk is full.
    """
    path = data_folder / "installation"
    try:
        if not path.exists():
            make_once(path, f"{token_hex(8)}\n".encode())
        return path.read_text().strip()
    except OSError as error:
        raise PlatformError("%(path)s cannot be written: %(why)s.", path=str(path), why=str(error.strerror)) from error
