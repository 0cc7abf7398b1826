"""What a worker host does for somebody who waits, such as a proof or a backup: a process beside all that grades."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping

REST_SECONDS = 60.0
"""Before it is started again after an end that was not well."""


class OnDemand:
    """A command of ours that is started when something waits for it, below the priority of what grades.

    Args:
        arguments: What follows `python`.
        awaited: Tells whether something waits.
        not_done: Told the status of one that did not end well.
        monotonic: The clock that rests are counted by, in seconds.
    """

    def __init__(
        self,
        *arguments: str,
        environment: Mapping[str, str],
        awaited: Callable[[], bool],
        not_done: Callable[[int], None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._command = ["nice", "-n", "10", sys.executable, *arguments]
        self._environment = dict(environment)
        self._awaited = awaited
        self._not_done = not_done
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
            self._not_done(self._process.returncode)
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
