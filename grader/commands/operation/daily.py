"""What a worker host does once a day, in a process of its own: nothing that waits ever waits for it."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping

import structlog

log = structlog.get_logger()

FIRST_AFTER_SECONDS = 600.0
DAY_SECONDS = 86_400.0


class Daily:
    """A command of ours, started some minutes after us and then every day, at the lowest priority.

    Args:
        arguments: What follows `python`.
        monotonic: The clock that days are counted by, in seconds.
    """

    def __init__(
        self, *arguments: str, environment: Mapping[str, str], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._command = ["nice", "-n", "19", sys.executable, *arguments]
        self._environment = dict(environment)
        self._monotonic = monotonic
        self._due_at = monotonic() + FIRST_AFTER_SECONDS
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int | None:
        """Return the id of its process, or None when there is none."""
        return None if self._process is None else self._process.pid

    def tend(self) -> None:
        """Start it when it is time, and note how the one that ended ended; returns at once."""
        if self._process is not None and not self.is_running:
            if self._process.returncode:
                log.warning("daily_not_done", status=self._process.returncode)
            self._process = None
        if self._process is None and self._monotonic() >= self._due_at:
            self._due_at = self._monotonic() + DAY_SECONDS
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                self._command, env=self._environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )

    def stop(self) -> None:
        """End it, if it runs: what it has begun, it goes on with the next time."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
