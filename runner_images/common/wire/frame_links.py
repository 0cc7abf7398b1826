"""A link: a channel over a Unix socket that carries open descriptors beside its frames."""

import os
import socket
from collections import deque

from runner_images.common.wire.frames import Channel, Frame, FrameError

SOCKET = "/link/link.sock"
_MOST_DESCRIPTORS = 8


class FrameLink(Channel):
    """One end of a link. Descriptors come in the order of the frames that announce them."""

    def __init__(self, end: socket.socket, *, receive_limit: int, send_limit: int) -> None:
        """Take over `end`; limits are in bytes a frame."""
        super().__init__(end.fileno(), end.fileno(), receive_limit=receive_limit, send_limit=send_limit)
        self._end = end
        self._read, self._write = self._take_in, self._put_out
        self._to_send: tuple[int, ...] = ()
        self._received: deque[int] = deque()

    def pass_on(self, message: Frame, *descriptors: int, deadline: float | None = None) -> None:
        """Send `message` with `descriptors`, which stay open here; raises what `send` raises."""
        self._to_send = descriptors
        self.send(message, deadline=deadline)

    def claim(self) -> int:
        """Return the descriptor that came with the last frame.

        Raises:
            FrameError: none came.
        """
        if not self._received:
            msg = "a frame without its descriptor"
            raise FrameError(msg)
        return self._received.popleft()

    def claim_newest(self, count: int = 1) -> list[int]:
        """Return the `count` that came last, when nobody claimed what came with earlier frames, and close that.

        Raises:
            FrameError: fewer came.
        """
        while len(self._received) > count:
            os.close(self._received.popleft())
        return [self.claim() for _ in range(count)]

    def close(self) -> None:
        """Close the link and what came over it and was not claimed."""
        self._end.close()
        while self._received:
            os.close(self._received.popleft())

    def _take_in(self, most_bytes: int) -> bytes:
        data, descriptors, _, _ = socket.recv_fds(self._end, most_bytes, _MOST_DESCRIPTORS, socket.MSG_CMSG_CLOEXEC)
        self._received.extend(descriptors)
        return data

    def _put_out(self, data: bytearray) -> int:
        if not self._to_send:
            return os.write(self._end.fileno(), data)
        # The kernel delivers them with the first byte of what is sent here.
        written = socket.send_fds(self._end, [data], list(self._to_send))
        self._to_send = ()
        return written


def connect(*, receive_limit: int, send_limit: int) -> FrameLink:
    """Return the link to the host: it accepts one connection, made before any code that nobody trusts exists."""
    end = socket.socket(socket.AF_UNIX)
    end.connect(SOCKET)
    return FrameLink(end, receive_limit=receive_limit, send_limit=send_limit)
