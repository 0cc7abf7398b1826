"""The suite's side of the traps: sets one for the next process that comes to a place, and learns who it was."""

import json
import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.inside.points import Point

INSIDE = Path(__file__).parent / "inside"
ROOT = Path(__file__).parents[2]
PAUSE_SECONDS = 0.01


@dataclass(frozen=True)
class Stopped:
    """A process that stands still at a point.

    Attributes:
        about: The run or the commit that it was at work on; empty where the place does not tell.
    """

    pid: int
    about: str

    def resume(self) -> None:
        """Let it go on."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGCONT)


class Traps:
    """A folder of traps, and the variables that make every Python of an installation look into it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self.environment = {"CHAOS_TRAPS": str(folder), "PYTHONPATH": f"{INSIDE}:{ROOT}"}

    def spring(self, point: Point, seconds: float) -> Stopped | None:
        """Set a trap and wait until a process stands in it; None when none came by in time."""
        self.set(point)
        return self.caught(point, seconds)

    def set(self, point: Point) -> None:
        """Have the next process that comes by stop there."""
        (self._folder / point.name).touch()

    def caught(self, point: Point, seconds: float) -> Stopped | None:
        """Wait until a process stands in a trap that was set; None, and no trap any more, when none came in time."""
        trap, sprung = self._folder / point.name, self._folder / f"{point.name}.sprung"
        deadline = time.monotonic() + seconds
        while not sprung.exists():
            if time.monotonic() > deadline and self._take_back(trap):
                return None
            time.sleep(PAUSE_SECONDS)
        told = json.loads(sprung.read_text())
        sprung.unlink()
        stopped = Stopped(told["pid"], told["about"])
        _until_it_stands(stopped.pid)
        return stopped

    def _take_back(self, trap: Path) -> bool:
        """Remove a trap; False when a process is just walking into it."""
        try:
            trap.unlink()
        except FileNotFoundError:
            return False
        return True


def parent(pid: int) -> int:
    """Return the id of a process's parent."""
    return int(_stat(pid)[1])


def _until_it_stands(pid: int) -> None:
    while _stat(pid)[0] != "T":
        time.sleep(PAUSE_SECONDS)


def _stat(pid: int) -> list[str]:
    """Return what the kernel says of a process after its name: state, parent and more (man 5 proc)."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
