"""CPU-seconds of everything that a submission costs, the Engine's processes and the containers included."""

import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

TICK = os.sysconf("SC_CLK_TCK")
DAEMONS = {"dockerd", "containerd"}
PASSING = {"containerd-shim", "containerd-shim-runc-v2", "runc", "docker"}
LOOK_SECONDS = 0.02


class Meter:
    """Adds up, from its start to its stop, what the daemons, the shims and our own processes use.

    A shim takes its container's time over when it buries it, so the last look at a shim holds both; containers of
    others on the same Engine at the same time are counted with ours, and their number is told.
    """

    def __init__(self, *roots: int) -> None:
        """Count below the processes `roots` too, descendants that come and go included."""
        self._roots = roots
        self._first: dict[tuple[int, int], float] = {}
        self._last: dict[tuple[int, int], float] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look_for_ever, daemon=True)

    def __enter__(self) -> Self:
        self._look(first=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        time.sleep(0.5)  # the removal of the last containers belongs to what is measured
        self._ended.set()
        self._thread.join()
        self._look()

    @property
    def seconds(self) -> float:
        """Return the CPU-seconds."""
        return sum(last - self._first.get(key, 0.0) for key, last in self._last.items())

    def _look_for_ever(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            self._look()

    def _look(self, *, first: bool = False) -> None:
        for pid in (int(entry.name) for entry in os.scandir("/proc") if entry.name.isdigit()):
            with suppress(OSError, ValueError):
                name, rest = Path(f"/proc/{pid}/stat").read_text().split("(", 1)[1].rsplit(")", 1)
                fields = rest.split()
                long = pid in self._roots or name in DAEMONS
                # Of what lives on, its buried children count too; a shim's children are its container.
                if long or name[:15] in {one[:15] for one in PASSING}:
                    key = pid, int(fields[19])
                    self._last[key] = sum(map(int, fields[11:15])) / TICK
                    if first:
                        self._first[key] = self._last[key]
