"""What proves proposals on a worker host: a process that lives as long as some wait, beside all that grades."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping

import structlog

log = structlog.get_logger()

REST_SECONDS = 60.0
"""Before it is started again after an end that was not well."""


class Proving:
    """A command of ours that is started when there is something to prove, below the priority of what grades.

    Args:
        arguments: What follows `python`.
        awaited: Tells whether something waits.
        monotonic: The clock that rests are counted by, in seconds.
    """

    def __init__(
        self,
        *arguments: str,
        environment: Mapping[str, str],
        awaited: Callable[[], bool],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = ["nice", "-n", "10", sys.executable, *arguments]
        self._environment = dict(environment)
        self._awaited = awaited
        self._monotonic = monotonic
        self._rests_until = monotonic()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def tend(self) -> None:
        """Start it where something waits, and note how the one that ended ended; returns at once."""
        if self.is_running:
            return
        if self._process is not None and self._process.returncode:
            log.warning("proving_not_done", status=self._process.returncode)
            self._rests_until = self._monotonic() + REST_SECONDS
        self._process = None
        if self._monotonic() >= self._rests_until and self._awaited():
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                self._command,
                env=self._environment,
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    def stop(self) -> None:
        """End it, if it runs: what it has begun is given back."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
