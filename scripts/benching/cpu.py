"""CPU-seconds of all that a submission costs: our processes, the Engine's, the shims and what is in the containers.

Counted by a process of its own, so that counting is not counted. A process's time goes to its parent when that buries
it, so the sum over a living tree holds the dead too; a shim is nobody's child, so its tree's last sum is kept.
"""
# ruff: noqa: T201 - as a program it prints its count

import os
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from select import select
from typing import Self

TICK = os.sysconf("SC_CLK_TCK")
DAEMONS = {"dockerd", "containerd"}
SHIM = "containerd-shim"
LOOK_SECONDS = 0.02
SETTLE_SECONDS = 1.0

Tree = dict[int, tuple[int, str, int, int]]
"""By process: its parent, its name, when it started, and its ticks with those of its buried children."""


class Meter:
    """Counts what is used in its block, below the processes `roots` and this one; others on the Engine count too."""

    def __init__(self, *roots: int) -> None:
        """Prepare to count."""
        self._roots = roots
        self.seconds = 0.0

    def __enter__(self) -> Self:
        command = [sys.executable, __file__, *map(str, (os.getpid(), *self._roots))]
        self._counter = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours
        if self._counter.stdout is not None:
            self._counter.stdout.readline()
        return self

    def __exit__(self, *_: object) -> None:
        time.sleep(SETTLE_SECONDS)  # the removal of the last containers belongs to what is measured
        output, _ = self._counter.communicate()
        self.seconds = float(output)


def count(roots: set[int]) -> float:
    """Return the CPU-seconds used until standard input ends."""
    first = dict(_sums(roots))
    last = dict(first)
    print(flush=True)
    while not select([sys.stdin], [], [], LOOK_SECONDS)[0]:
        last.update(_sums(roots))
    last.update(_sums(roots))
    return sum(ticks - first.get(key, 0) for key, ticks in last.items()) / TICK


def _sums(roots: set[int]) -> dict[tuple[int, int], int]:
    """Return the ticks of each counted tree, by its first process and when that started."""
    processes: Tree = {}
    for entry in os.listdir("/proc"):  # noqa: PTH208 - thousands of times
        if entry.isdigit():
            with suppress(OSError, ValueError):
                name, rest = Path(f"/proc/{entry}/stat").read_text().split("(", 1)[1].rsplit(")", 1)
                fields = rest.split()
                processes[int(entry)] = int(fields[1]), name, int(fields[19]), sum(map(int, fields[11:15]))
    tops = {pid for pid, one in processes.items() if pid in roots or one[1] in DAEMONS or one[1].startswith(SHIM)}
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for pid, one in processes.items():
        top = _top_of(pid, tops, processes)
        if top is not None and pid != os.getpid():
            sums[top, processes[top][2]] += one[3]
    return sums


def _top_of(pid: int, tops: set[int], processes: Tree) -> int | None:
    while pid in processes and pid not in tops:
        pid = processes[pid][0]
    return pid if pid in tops else None


if __name__ == "__main__":
    print(count(set(map(int, sys.argv[1:]))))
