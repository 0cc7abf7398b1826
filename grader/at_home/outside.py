"""The way to the program that the learner started: documents on the standard streams, one a line."""

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from grader.domain.errors import SandboxBroke


class Outside:
    """Whoever started this container, and may start and look at others."""

    def __init__(self, heard: BinaryIO, said: BinaryIO) -> None:
        """Speak over these streams."""
        self._heard = heard
        self._said = said

    def hear(self) -> dict[str, Any]:
        """Return the next document.

        Raises:
            SandboxBroke: Nobody is there any more.
        """
        line = self._heard.readline()
        if not line:
            msg = "whoever started the run is gone"
            raise SandboxBroke(msg)
        return dict(json.loads(line))

    def start(self, role: str, arguments: Sequence[str], system_calls: str) -> None:
        """Have a container started, of `docker run`'s arguments and a seccomp profile."""
        self._say(event="start", role=role, arguments=arguments, system_calls=system_calls)

    def ran_out_of_memory(self) -> bool:
        """Ask whether the kernel ended the learner's container for memory."""
        self._say(event="ended")
        return bool(self.hear()["memory"])

    def print(self, line: str) -> None:
        """Show a line to the learner."""
        self._say(event="line", text=line)

    def broke(self, why: str) -> None:
        """Say that it cannot be run here."""
        self._say(event="broke", text=why)

    def end(self, *, passed: bool) -> None:
        """Say what it came to."""
        self._say(event="end", passed=passed)

    def _say(self, **values: object) -> None:
        self._said.write(json.dumps(values).encode() + b"\n")
        self._said.flush()
