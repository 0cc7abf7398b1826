"""What a server prints while it serves: read in a thread of its own, so that it never waits for the tests."""

import contextlib
import os
import re
import select
import threading

from runner_images.common.tests.console import Console
from runner_images.common.tests.door import RunningProgram

_PIECE = 1 << 16
_STREAMS = ("stdout", "stderr")
_COLOURS = re.compile(rb"\x1b\[[0-9;]*m")


class ServerLog:
    """Both of its streams, until it ends."""

    def __init__(self, program: RunningProgram, console: Console) -> None:
        """Begin to read; what was read goes to `console` when it is collected."""
        typed, *printed = program.ends
        os.close(typed)
        self._console = console
        self._ends = dict(zip(printed, _STREAMS, strict=True))
        for end in printed:
            os.set_blocking(end, False)
        self._lock = threading.Lock()
        self._unread: list[tuple[str, bytes]] = []
        self._left = console.output_bytes + 1
        self._whole = bytearray()
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def text(self) -> str:
        """What it printed so far."""
        self._take_in(0)
        with self._lock:
            return bytes(self._whole).decode(errors="replace")

    def collect(self) -> None:
        """Pass on what was printed since.

        Raises:
            FloodError: it is more than a check may print.
        """
        self._take_in(0)
        with self._lock:
            unread, self._unread = self._unread, []
        for stream, data in unread:
            self._console.take(stream, data)

    def _read(self) -> None:
        while self._take_in(None):
            pass

    def _take_in(self, seconds: float | None) -> bool:
        """Take in what is there within so long, None: however long it takes; False once nothing more can come.

        Whoever asks what was printed takes it in too: what stands in the pipe by then does not wait for the thread.
        """
        with self._lock:
            ends = list(self._ends)
        ready: list[int] = []
        with contextlib.suppress(OSError):  # another thread met the end of one just now
            ready, _, _ = select.select(ends, [], [], seconds) if ends else ([], [], [])
        with self._lock:
            for end in ready:
                if end in self._ends:
                    self._take(end)
        return bool(ends)

    def _take(self, end: int) -> None:
        try:
            data = os.read(end, _PIECE)
        except BlockingIOError:
            return  # somebody else was first
        except OSError:
            data = b""
        if data:
            self._keep(self._ends[end], data)
        else:
            os.close(end)
            del self._ends[end]

    def _keep(self, stream: str, data: bytes) -> None:
        """Keep as much as shows that it is too much; the rest is read for nothing."""
        kept = _COLOURS.sub(b"", data[: self._left])
        self._left -= len(kept)
        self._whole += kept
        if kept:
            self._unread.append((stream, kept))
