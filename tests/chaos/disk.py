"""A small disk, of memory, that can be filled to its last byte and emptied again."""

import subprocess
from contextlib import suppress
from pathlib import Path

BLOCK = bytes(65_536)


class SmallDisk:
    """A tmpfs; it goes with the mount namespace that it is made in."""

    def __init__(self, folder: Path, *, megabytes: int) -> None:
        """Mount it."""
        self.folder = folder
        folder.mkdir()
        options = f"size={megabytes}m,mode=755"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)

    def fill(self) -> None:
        """Take all that is left."""
        with (self.folder / "filler").open("ab", buffering=0) as filler, suppress(OSError):
            while True:
                filler.write(BLOCK)

    def empty(self) -> None:
        """Give it back."""
        (self.folder / "filler").unlink(missing_ok=True)
