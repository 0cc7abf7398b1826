"""The programs of an installation, each in a session of its own, stopped or killed one by one by their pid."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

PATIENCE_SECONDS = 60.0
"""Longer than a program may take to end gently, on a slow machine and with a run under way."""
PAUSE_SECONDS = 0.05

Found = TypeVar("Found")


def eventually(look: Callable[[], Found | None], *, what: str, seconds: float = 60.0) -> Found:
    """Return what `look` finds, looking again until it finds something; say what was missing when it does not."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"after {seconds:.0f} s still not: {what}"
        time.sleep(PAUSE_SECONDS)
    return found


class Program:
    """`grader COMMAND` as an operator would start it; what it writes goes to a file."""

    def __init__(
        self, command: str, environment: Mapping[str, str], log: Path, *, before: Callable[[], Sequence[str]] = tuple
    ) -> None:
        """Prepare; nothing is started yet.

        Args:
            before: Returns what to put before the command, such as what enters another host.
        """
        self._command = command
        self._before = before
        self._environment = dict(environment)
        self._log = log
        self._changed: dict[str, str] = {}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def status(self) -> int | None:
        """Return the status with which it ended; None while it runs, and before."""
        return self._process.poll() if self._process else None

    def start(self, **changed: str) -> None:
        """Start it with these variables changed; one that runs so is left alone, and another one is ended first."""
        if self.is_running and changed == self._changed:
            return
        self.stop()
        self._changed = changed
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._before(), sys.executable, "-m", "grader", self._command],
                env=self._environment | changed,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self) -> None:
        """End it gently; one that does not listen is killed."""
        if self._process is None or not self.is_running:
            return
        _kill(behind(self._process, self._before()), signal.SIGTERM)
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it and every process that came of it, at once, as a power cut would."""
        assert self._process is not None
        family = descendants(self._process.pid)
        for pid in (self._process.pid, *family):
            _kill(pid, signal.SIGKILL)
        self._process.wait()

    def written(self) -> str:
        """Return the end of what it wrote."""
        return self._log.read_text("utf-8", "replace")[-4_000:] if self._log.exists() else ""


def behind(process: subprocess.Popen[bytes], before: Sequence[str]) -> int:
    """Return the id of a program itself, which is not that of what enters another host and waits there for it."""
    return next(iter(descendants(process.pid)), process.pid) if before else process.pid


def descendants(ancestor: int) -> tuple[int, ...]:
    """Return the pids of all processes that came of one, parents before their children."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [ancestor]
    for pid in found:
        found += children.get(pid, [])
    return tuple(found[1:])


def _kill(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
