"""Where a learner's process is right now: it is asked by a signal, and tells through a pipe; their word, never more."""

import contextlib
import os
import re
import select
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from runner_images.common.processes.endless_loops import unchanged
from runner_images.common.wire.file_set import FileSet
from runner_images.common.wire.frames import Frame

ASKED = signal.SIGUSR2
"""At this signal the process writes its steps, the innermost first, each as `File "<path>", line <number>`."""

_STEP = re.compile(rb'File "(?P<path>[^"\n]{1,1000})", line (?P<line>\d{1,9})[^\n]*\n')
_SECONDS = 0.3
_MOST_BYTES = 65_536
_MOST_SOURCE = 500


class Whereabouts:
    """The pipe of one process."""

    def __init__(self) -> None:
        """Make it, before the process is forked."""
        self._heard, self.told = os.pipe()
        os.set_blocking(self._heard, False)
        os.set_blocking(self.told, False)  # a process whose pipe is full must not wait for us

    def let_go(self) -> None:
        """Close the process's end in this process, once the other has it."""
        os.close(self.told)

    def close(self) -> None:
        """Close our end."""
        os.close(self._heard)

    def ask(self, pid: int, folder: Path, files: FileSet) -> Frame | None:
        """Return the file, line and source of the learner's innermost line; None when it does not say in a moment.

        What it wrote before it was asked is passed over.
        """
        with contextlib.suppress(OSError):
            while os.read(self._heard, _MOST_BYTES):
                pass
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, ASKED)
        return self._answer(folder, files)

    def _answer(self, folder: Path, files: FileSet) -> Frame | None:
        text, until = b"", time.monotonic() + _SECONDS
        while (left := until - time.monotonic()) > 0 and len(text) < _MOST_BYTES:
            ready, _, _ = select.select([self._heard], [], [], left)
            block = os.read(self._heard, 4_096) if ready else b""
            text += block
            if not block or (place := innermost(text, folder, files)) is not None:
                return place if block else None
        return None


def innermost(text: bytes, folder: Path, files: FileSet) -> Frame | None:
    """Return the first step that is a line of the learner's, with what they handed in there."""
    known = {f"{folder}/{name}".encode("ascii", "backslashreplace"): (name, content) for name, content in files.files}
    for step in _STEP.finditer(text):
        name, content = known.get(step["path"], ("", b""))
        lines, number = content.splitlines(), int(step["line"])
        if 0 < number <= len(lines):
            source = lines[number - 1].decode("utf-8", "replace").strip()[:_MOST_SOURCE]
            return {"file": name, "line": number, "source": source, **_stuck(lines, number)}
    return None


def _stuck(lines: Sequence[bytes], number: int) -> Frame:
    """Return the loop that they are in, and what decides whether it goes on, where nothing in it changes that."""
    found = unchanged([line[:_MOST_SOURCE].decode("utf-8", "replace") for line in lines], number)
    return {} if found is None else {"loop": found[0], "unchanged": found[1]}
