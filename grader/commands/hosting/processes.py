"""Child processes that are kept alive while we run, and ended with us."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

import structlog

log = structlog.get_logger()

PATIENCE_SECONDS = 20.0
"""How long a child may take to end after SIGTERM: a worker finishes the run it has begun."""

QUIET_SECONDS = 1.0
"""Pause before a child that ended is started again."""


class Children:
    """Named child processes of the same Python, in sessions of their own so that Ctrl-C reaches only us."""

    def __init__(self, environment: Mapping[str, str], *, logs: Path | None = None) -> None:
        """Prepare; nothing is started yet.

        Args:
            logs: A folder for one log file a child; None leaves their lines on our own standard error.
        """
        self._environment = dict(environment)
        self._logs = logs
        self._commands: dict[str, Sequence[str]] = {}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._started_at: dict[str, float] = {}
        self._leaving: set[str] = set()
        self._may_leave: set[str] = set()
        self._passed: dict[str, Sequence[int]] = {}

    def add(self, name: str, *arguments: str, may_leave: bool = False) -> None:
        """Know `python <arguments>` under a name, for `revive` to start.

        Args:
            may_leave: It is not started again after an end of its own will, that is with status 0.
        """
        self._commands[name] = arguments
        if may_leave:
            self._may_leave.add(name)

    def start(self, name: str, *arguments: str, may_leave: bool = False, pass_fds: Sequence[int] = ()) -> None:
        """Start `python <arguments>` under a name; see `add`.

        Args:
            pass_fds: Open files of ours that it gets under the same numbers, each time it is started.
        """
        self.add(name, *arguments, may_leave=may_leave)
        self._passed[name] = pass_fds
        self._launch(name)

    def _launch(self, name: str) -> None:
        arguments = self._commands[name]
        self._started_at[name] = time.monotonic()
        self._leaving.discard(name)
        with self._log(name) as log_file:
            self._processes[name] = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, *arguments],
                env=self._environment,
                start_new_session=True,
                pass_fds=self._passed.get(name, ()),
                stdin=subprocess.DEVNULL,
                stderr=log_file,
            )

    @property
    def living(self) -> int:
        """Return how many children run now."""
        return sum(process.poll() is None for process in self._processes.values())

    def pid(self, name: str) -> int:
        """Return a child's process id."""
        return self._processes[name].pid

    def _log(self, name: str) -> AbstractContextManager[IO[bytes] | None]:
        if self._logs is None:
            return nullcontext()
        self._logs.mkdir(mode=0o700, exist_ok=True)
        return (self._logs / f"{name}.log").open("ab")

    def revive(self) -> None:
        """Start each child that does not run, at most once a second."""
        for name in self._commands:
            process = self._processes.get(name)
            if process is None:
                self._launch(name)
            elif process.poll() is not None and self._should_return(name, process.returncode):
                if name not in self._leaving:
                    log.warning("child_ended", child=name, status=process.returncode)
                self._launch(name)

    def rest(self) -> None:
        """Let each child end what it has begun, and then end; `revive` starts it again."""
        for name, process in self._processes.items():
            # Once only: of a second signal a worker makes an order to drop its run.
            if process.poll() is None and name not in self._leaving:
                process.terminate()
                self._leaving.add(name)

    def _should_return(self, name: str, status: int) -> bool:
        rested = time.monotonic() - self._started_at[name] > QUIET_SECONDS
        return rested and not (status == 0 and name in self._may_leave)

    def stop(self) -> None:
        """End all children, gently first."""
        self.rest()
        deadline = time.monotonic() + PATIENCE_SECONDS
        for process in self._processes.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
