"""A link: frames and open descriptors over a Unix socket, to a harness or to the pool."""

import os
import socket
import struct
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress

from grader.domain.errors import SandboxBroke

HEADER = struct.Struct(">I")
MAX_FRAME_BYTES = 1_048_576
MAX_TOTAL_BYTES = 64 * 1_048_576
CHUNK_BYTES = 65_536
MOST_DESCRIPTORS = 4


class StreamEnded(Exception):
    """The other side closed, or is gone."""


class DeadlinePassed(Exception):
    """Nothing complete came before the deadline."""


class Link:
    """One end of a link; deadlines are values of `time.monotonic()`."""

    def __init__(self, end: socket.socket) -> None:
        """Take over a connected Unix stream socket."""
        self._end = end
        self._frames = bytearray()
        self._descriptors: deque[int] = deque()
        self._received_bytes = 0

    def fileno(self) -> int:
        """Return the descriptor to wait on."""
        return self._end.fileno()

    def send(self, data: bytes, descriptors: Sequence[int] = (), *, deadline: float) -> None:
        """Send bytes, and descriptors that stay open here.

        Raises:
            DeadlinePassed: The other side does not read.
            StreamEnded: Nobody reads any more.
        """
        self._bound(deadline)
        try:
            sent = socket.send_fds(self._end, [data], descriptors) if descriptors else 0
            if sent < len(data):  # even nothing cannot be sent to who has the whole of it and has hung up
                self._end.sendall(memoryview(data)[sent:])
        except TimeoutError as error:
            raise DeadlinePassed from error
        except OSError as error:
            raise StreamEnded from error

    def next_frame(self, *, deadline: float) -> bytes:
        """Return the next frame's body.

        Raises:
            DeadlinePassed: No whole frame came in time.
            StreamEnded: The other side ended first.
            SandboxBroke: What came is no frame, or too much.
        """
        while (body := self._take_frame()) is None:
            self._receive(deadline)
        return body

    def claim(self) -> int:
        """Return the next descriptor that came with the frames; it is the caller's to close.

        Raises:
            StreamEnded: None came.
        """
        if not self._descriptors:
            msg = "a frame came without its descriptors"
            raise StreamEnded(msg)
        return self._descriptors.popleft()

    def has_news(self) -> bool:
        """Tell whether anything came, the end included, without waiting."""
        if self._frames:
            return True
        self._end.settimeout(0)
        try:
            self._end.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def hang_up(self) -> None:
        """End it for both sides, from whichever thread; whoever reads from it is told."""
        with suppress(OSError):
            self._end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close it, with what came over it and was not claimed."""
        self._end.close()
        while self._descriptors:
            os.close(self._descriptors.popleft())

    def _receive(self, deadline: float) -> None:
        self._bound(deadline)
        try:
            chunk, descriptors, _, _ = socket.recv_fds(
                self._end, CHUNK_BYTES, MOST_DESCRIPTORS, socket.MSG_CMSG_CLOEXEC
            )
        except TimeoutError as error:
            raise DeadlinePassed from error
        except OSError as error:
            raise StreamEnded from error
        self._descriptors.extend(descriptors)
        if not chunk:
            raise StreamEnded
        self._received_bytes += len(chunk)
        if self._received_bytes > MAX_TOTAL_BYTES:
            msg = f"more than {MAX_TOTAL_BYTES} bytes came over one link"
            raise SandboxBroke(msg)
        self._frames += chunk

    def _bound(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        # A sender without pause never lets a wait run out, so the clock is read before each.
        if left <= 0:
            raise DeadlinePassed
        self._end.settimeout(left)

    def _take_frame(self) -> bytes | None:
        if len(self._frames) < HEADER.size:
            return None
        (length,) = HEADER.unpack_from(self._frames)
        if length > MAX_FRAME_BYTES:
            msg = f"a frame of {length} bytes was announced"
            raise SandboxBroke(msg)
        end = HEADER.size + length
        if len(self._frames) < end:
            return None
        body = bytes(self._frames[HEADER.size : end])
        del self._frames[:end]
        return body
