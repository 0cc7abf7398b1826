"""The installation's own name: random, made once, kept in the data folder, and put on every container of ours."""

import os
from pathlib import Path
from secrets import token_hex


def installation_id(data_folder: Path) -> str:
    """Return the id, made on the first call; two processes that start together agree on one."""
    path = data_folder / "installation"
    if not path.exists():
        draft = data_folder / f"installation.{os.getpid()}"
        draft.write_text(token_hex(8) + "\n")
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
