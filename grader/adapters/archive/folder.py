"""A folder of one installation's backups: each has its moment in its name, and the oldest leave for a newer one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.engine.ports.operation import KeptBackups

SUFFIX, DRAFT_SUFFIX = ".backup", ".draft"


@dataclass(frozen=True)
class BackupFolder:
    """Whatever else lies in the folder, backups of other installations too, is left alone.

    Attributes:
        installation: Its own name, by which its backups are known from others'.
    """

    path: Path
    installation: str

    def place(self, at: datetime) -> Path:
        """Return where a backup of this moment (in UTC) goes; names are in the order of time."""
        return self.path / f"grader-{self.installation}-{at:%Y%m%dT%H%M%S.%f}Z{SUFFIX}"

    def keep(self, newest: Path, count: int) -> None:
        """Remove the oldest until so many are left, `newest` among them, and what was cut off while it was written.

        To be called once `newest` is complete, by whoever has the turn of the upkeep: no other backup is under way.
        """
        older = sorted(path for path in self._own(f"*{SUFFIX}") if path != newest)
        for path in (*older[: max(0, len(older) + 1 - count)], *self._own(f"*{DRAFT_SUFFIX}", before=".")):
            path.unlink()

    def _own(self, pattern: str, *, before: str = "") -> list[Path]:
        return list(self.path.glob(f"{before}grader-{self.installation}-{pattern}"))

    def kept(self, *, most: int, beside: Path) -> KeptBackups:
        """Return what lies in the folder; one that is not there, or not this account's to read, holds none.

        Args:
            most: How many are kept.
            beside: The data folder.
        """
        there = next(path for path in (self.path, *self.path.parents) if path.exists())
        try:
            sizes = [path.stat().st_size for path in sorted(self._own(f"*{SUFFIX}"))]
            beside_data = there.stat().st_dev == beside.stat().st_dev
        except OSError:
            return KeptBackups(str(self.path), 0, most, 0, beside_data=False)
        return KeptBackups(str(self.path), len(sizes), most, sizes[-1] if sizes else 0, beside_data=beside_data)
