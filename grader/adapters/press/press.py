"""Starts the process that makes a paper, and holds it to its time."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Lock

from grader.adapters.press import printing
from grader.domain.errors import PaperFault, PaperNotMade

PATIENCE_SECONDS = 90.0
TURN_SECONDS = 10.0
GIVEN = frozenset({"PATH", "HOME", "LANG", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE"})
"""What it reads of the environment; no secret of ours is among it."""


class WeasyPress:
    """`grader.engine.ports.press.Press`; one a process.

    Args:
        program: What the process runs.
        patience_seconds: How long a paper may take.
        turn_seconds: How long the next one waits for it.
    """

    def __init__(
        self,
        program: Path = Path(printing.__file__),
        *,
        patience_seconds: float = PATIENCE_SECONDS,
        turn_seconds: float = TURN_SECONDS,
    ) -> None:
        self._command = [sys.executable, "-P", str(program)]
        self._patience_seconds, self._turn_seconds = patience_seconds, turn_seconds
        self._turn = Lock()

    def pdf(self, page: str) -> bytes:
        if not self._turn.acquire(timeout=self._turn_seconds):
            raise PaperNotMade(PaperFault.BUSY)
        try:
            return self._made(page)
        finally:
            self._turn.release()

    def _made(self, page: str) -> bytes:
        environment = {name: value for name, value in os.environ.items() if name in GIVEN}
        try:
            done = subprocess.run(  # noqa: S603 - our own program
                self._command,
                input=page.encode(),
                capture_output=True,
                timeout=self._patience_seconds,
                env=environment,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise PaperNotMade(PaperFault.SLOW) from error
        if done.returncode == printing.NO_LIBRARY:
            raise PaperNotMade(PaperFault.LIBRARY)
        if done.returncode or not done.stdout.startswith(b"%PDF"):
            raise PaperNotMade(PaperFault.BROKE)
        return done.stdout
