"""The stream of an attached container: the harness's frames on one lane, its complaints on the other.

The Engine puts both into one connection, each piece behind eight bytes that name its lane and length:
https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
"""

import io
import socket
import struct
import time
from contextlib import suppress

import requests

from grader.adapters.docker_sandbox.frames import HEADER, MAX_FRAME_BYTES
from grader.domain.errors import SandboxBroke

PIECE = struct.Struct(">BxxxI")
STDOUT, STDERR = 1, 2
CHUNK_BYTES = 65_536
MAX_STDERR_BYTES = 16_384
MAX_TOTAL_BYTES = 64 * 1_048_576


class StreamEnded(Exception):
    """The container closed its side, or the connection was lost."""


class DeadlinePassed(Exception):
    """Nothing complete came before the deadline."""


class AttachedStream:
    """Takes frames out of an attached container's connection; deadlines are values of `time.monotonic()`."""

    def __init__(self, attached: object) -> None:
        """Take over what the SDK's `attach_socket` gave: a `SocketIO`, or (over TLS) a socket itself."""
        self._attached = attached  # kept: once it is collected, its connection closes
        self._connection = _socket_below(attached)
        self._raw = bytearray()
        self._frames = bytearray()
        self._complaints = bytearray()
        self._received_bytes = 0

    @property
    def complaints(self) -> str:
        """Return the beginning of what the harness wrote to its standard error, for the operator."""
        return self._complaints.decode(errors="replace")

    def send(self, data: bytes, *, deadline: float) -> None:
        """Send bytes to the container's standard input.

        Raises:
            DeadlinePassed: The harness does not read.
            StreamEnded: Nobody reads any more.
        """
        self._bound(deadline)
        try:
            self._connection.sendall(data)
        except TimeoutError as error:
            raise DeadlinePassed from error
        except OSError as error:
            raise StreamEnded from error

    def next_frame(self, *, deadline: float) -> bytes:
        """Return the next frame's body.

        Raises:
            DeadlinePassed: No whole frame came in time.
            StreamEnded: The container ended first.
            SandboxBroke: What came is no frame, or too much.
        """
        while (body := self._take_frame()) is None:
            self._receive(deadline)
            self._sort_pieces()
        return body

    def close(self) -> None:
        """Close the connection; the container notices the end of its standard input."""
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        # The SDK hangs the HTTP response on it, which has a hold on the socket and closes both.
        owner = getattr(self._attached, "_response", self._attached)
        if isinstance(owner, requests.Response | io.IOBase):
            owner.close()
        self._connection.close()

    def _receive(self, deadline: float) -> None:
        self._bound(deadline)
        try:
            chunk = self._connection.recv(CHUNK_BYTES)
        except TimeoutError as error:
            raise DeadlinePassed from error
        except OSError as error:
            raise StreamEnded from error
        if not chunk:
            raise StreamEnded
        self._received_bytes += len(chunk)
        if self._received_bytes > MAX_TOTAL_BYTES:
            msg = f"the harness sent more than {MAX_TOTAL_BYTES} bytes"
            raise SandboxBroke(msg)
        self._raw += chunk

    def _bound(self, deadline: float) -> None:
        left = deadline - time.monotonic()
        # A sender without pause never lets a wait run out, so the clock is read before each.
        if left <= 0:
            raise DeadlinePassed
        self._connection.settimeout(left)

    def _sort_pieces(self) -> None:
        while len(self._raw) >= PIECE.size:
            lane, length = PIECE.unpack_from(self._raw)
            if lane not in {STDOUT, STDERR} or length > MAX_TOTAL_BYTES:
                msg = f"the Engine sent a piece for lane {lane} with {length} bytes"
                raise SandboxBroke(msg)
            end = PIECE.size + length
            if len(self._raw) < end:
                return
            piece = self._raw[PIECE.size : end]
            del self._raw[:end]
            if lane == STDOUT:
                self._frames += piece
            else:
                self._complaints += piece[: MAX_STDERR_BYTES - len(self._complaints)]

    def _take_frame(self) -> bytes | None:
        if len(self._frames) < HEADER.size:
            return None
        (length,) = HEADER.unpack_from(self._frames)
        if length > MAX_FRAME_BYTES:
            msg = f"the harness announced a frame of {length} bytes"
            raise SandboxBroke(msg)
        end = HEADER.size + length
        if len(self._frames) < end:
            return None
        body = bytes(self._frames[HEADER.size : end])
        del self._frames[:end]
        return body


def _socket_below(attached: object) -> socket.socket:
    below = getattr(attached, "_sock", attached)
    if not isinstance(below, socket.socket):
        msg = f"the Docker SDK gave a {type(below).__name__} and no socket"
        raise SandboxBroke(msg)
    return below
