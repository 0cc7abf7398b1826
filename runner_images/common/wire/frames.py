"""Frames: one JSON object behind its length in four bytes, over file descriptors."""

import contextlib
import json
import os
import select
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from runner_images.common.wire.interruptions import broke_in

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Frame: TypeAlias = Mapping[str, Json]

MEBIBYTE = 1 << 20
_HEADER = struct.Struct(">I")
_CHUNK_BYTES = 1 << 16
_MANY_BYTES = 4 * MEBIBYTE


def _refuse(constant: str) -> float:
    raise ValueError(constant)


# Made once: `dumps` and `loads` make one each time, which is a fifth of what a call over the border costs.
_ENCODER = json.JSONEncoder(allow_nan=False, separators=(",", ":"))
_DECODER = json.JSONDecoder(parse_constant=_refuse)


class FrameError(Exception):
    """The peer sent, or we were about to send, something that is no frame within the caps."""


class ClosedError(Exception):
    """The peer closed its end."""


class LateError(Exception):
    """The deadline passed before the frame was through."""


def pack(message: Frame, *, limit: int) -> bytes:
    """Return `message` as a frame.

    Raises:
        FrameError: it has no JSON form, or is longer than `limit` bytes.
    """
    try:
        body = _ENCODER.encode(message).encode()
    except (ValueError, TypeError, RecursionError) as error:
        if broke_in(error):
            raise
        msg = f"no JSON: {type(error).__name__}"
        raise FrameError(msg) from error
    if len(body) > limit:
        msg = f"a frame of {len(body)} bytes, more than {limit}"
        raise FrameError(msg)
    return _HEADER.pack(len(body)) + body


def unpack(body: bytes | bytearray) -> Frame:
    """Return the object in a frame's body.

    Raises:
        FrameError: it is no JSON object in UTF-8.
    """
    try:
        message: Json = _DECODER.decode(body.decode())
    except (ValueError, RecursionError) as error:
        if broke_in(error):
            raise
        msg = "a frame that is no JSON"
        raise FrameError(msg) from error
    if not isinstance(message, dict):
        msg = "a frame that is no JSON object"
        raise FrameError(msg)
    return message


class Channel:
    """One end of a two-way stream of frames.

    Both descriptors become non-blocking: a peer that does not read must not hold us past a deadline.
    Deadlines are values of `time.monotonic()`; None waits for ever.
    Threads may send at the same time, and a signal's handler in the middle of it: every frame goes out whole. One that
    was interrupted goes on its way with the next.
    """

    def __init__(
        self,
        reader: int,
        writer: int,
        *,
        receive_limit: int,
        send_limit: int,
        receive_openings: int | None = None,
        send_openings: int | None = None,
    ) -> None:
        """Take over `reader` and `writer`, which may be one descriptor; limits are in bytes a frame.

        Args:
            receive_openings, send_openings: how many brackets a frame may open that is longer than 4 MiB.
        """
        self._reader = reader
        self._writer = writer
        self._receive_limit = receive_limit
        self._send_limit = send_limit
        self._receive_openings = receive_openings
        self._send_openings = send_openings
        self._buffer = bytearray()
        self._unsent = bytearray()
        self._sending = threading.RLock()
        # Of C: between what they do and what `send` and `receive` note of it no signal's handler runs.
        self._read: Callable[[int], bytes] = partial(os.read, reader)
        self._write: Callable[[bytearray], int] = partial(os.write, writer)
        for descriptor in {reader, writer}:
            os.set_blocking(descriptor, False)

    def fileno(self) -> int:
        """Return the descriptor to wait on."""
        return self._reader

    def close(self) -> None:
        """Close both descriptors."""
        for descriptor in {self._reader, self._writer}:
            os.close(descriptor)

    def shut(self) -> None:
        """End the conversation for both ends, and wake up whoever waits here; the descriptors stay taken."""
        for descriptor in {self._reader, self._writer}:
            end = socket.socket(fileno=descriptor)
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.detach()

    def send(self, message: Frame, *, deadline: float | None = None) -> None:
        """Write one frame.

        Raises:
            FrameError: the message does not fit.
            ClosedError: nobody reads any more.
            LateError: the peer did not read in time.
        """
        frame = pack(message, limit=self._send_limit)
        _check_openings(frame, self._send_openings)
        with self._sending:
            self._unsent += frame
            while self._unsent:
                try:
                    # What was written goes away in the same breath: a handler that prints, or raises, must not have
                    # anything sent twice.
                    any(map(self._unsent.__delitem__, map(slice, map(self._write, (self._unsent,)))))
                except BlockingIOError:
                    _wait(self._writer, select.POLLOUT, deadline)
                except OSError as error:
                    if broke_in(error):
                        raise
                    raise ClosedError from error

    def receive(self, *, deadline: float | None = None) -> Frame:
        """Read one frame.

        Raises:
            FrameError: it is too long or no JSON object.
            ClosedError: the peer closed, in the middle of a frame or not.
            LateError: the deadline passed.
        """
        while (body := self._take()) is None:
            try:
                before = len(self._buffer)
                any(map(self._buffer.extend, map(self._read, (_CHUNK_BYTES,))))  # nothing read is lost, as in `send`
            except BlockingIOError:
                _wait(self._reader, select.POLLIN, deadline)
                continue
            except OSError as error:
                if broke_in(error):
                    raise
                raise ClosedError from error
            if len(self._buffer) == before:
                raise ClosedError
            # A peer that sends without pause never lets us wait, so the clock is read here too.
            if deadline is not None and time.monotonic() > deadline:
                raise LateError
        return unpack(body)

    def has_frame(self) -> bool:
        """Tell whether a frame was read ahead, which waiting on `fileno` would not show."""
        return len(self._buffer) >= _HEADER.size + self._announced()

    def has_garbage(self) -> bool:
        """Tell whether what was read of a frame begins none of ours; anybody may end in the middle of ours."""
        return bytes(self._buffer[_HEADER.size : _HEADER.size + 1]) not in {b"", b"{"}

    def _announced(self) -> int:
        if len(self._buffer) < _HEADER.size:
            return 0
        (length,) = _HEADER.unpack_from(self._buffer)
        if not isinstance(length, int) or length > self._receive_limit:
            msg = f"a frame longer than {self._receive_limit} bytes"
            raise FrameError(msg)
        return length

    def _take(self) -> bytes | None:
        if not self.has_frame():
            return None
        end = _HEADER.size + self._announced()
        body = bytes(self._buffer[_HEADER.size : end])
        del self._buffer[:end]
        _check_openings(body, self._receive_openings)
        return body


def _check_openings(body: bytes, most: int | None) -> None:
    if most is not None and len(body) > _MANY_BYTES and body.count(b"{") + body.count(b"[") > most:
        msg = f"a long frame with more than {most} brackets"
        raise FrameError(msg)


def _wait(descriptor: int, event: int, deadline: float | None) -> None:
    poll = select.poll()
    poll.register(descriptor, event)
    left = None if deadline is None else deadline - time.monotonic()
    if left is not None and left <= 0:
        raise LateError
    # Rounded up: a wait of 0 ms would spin until the deadline.
    if not poll.poll(None if left is None else int(left * 1000) + 1):
        raise LateError
