"""The programs of an installation, each in a session of its own, stopped or killed one by one by their pid."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

PATIENCE_SECONDS = 20.0
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

    def __init__(self, command: str, environment: Mapping[str, str], log: Path) -> None:
        self._command = command
        self._environment = dict(environment)
        self._log = log
        self._changed: dict[str, str] = {}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def start(self, **changed: str) -> None:
        """Start it with these variables changed; one that runs so is left alone, and another one is ended first."""
        if self.is_running and changed == self._changed:
            return
        self.stop()
        self._changed = changed
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "grader", self._command],
                env=self._environment | changed,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self) -> None:
        """End it gently; one that does not listen is killed."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it and every process that came of it, at once, as a power cut would."""
        assert self._process is not None
        family = descendants(self._process.pid)
        for pid in (self._process.pid, *family):
            _kill(pid)
        self._process.wait()

    def written(self) -> str:
        """Return the end of what it wrote."""
        return self._log.read_text("utf-8", "replace")[-4_000:] if self._log.exists() else ""


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


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
