"""The little of a WebSocket that a debugging protocol needs: one client, whole messages of text (RFC 6455)."""

import base64
import hashlib
import socket
from collections.abc import Iterator

_MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_HEAD_BYTES = 16_384
_PIECE = 1 << 16
_FINAL, _MASKED = 0x80, 0x80
_CONTINUED, _TEXT, _CLOSE, _PING, _PONG = 0x0, 0x1, 0x8, 0x9, 0xA
_TWO_BYTES, _EIGHT_BYTES = 126, 127


class HandshakeError(Exception):
    """Whoever connects is not the one who was told the address."""


class WebSocket:
    """The server's end of one conversation."""

    def __init__(self, end: socket.socket, path: str) -> None:
        """Answer the client's greeting, which asks for `path`.

        Raises:
            HandshakeError: it asks for something else.
        """
        self._end = end
        self._rest = b""
        self._greet(path)

    def send(self, text: bytes) -> None:
        """Send one message."""
        self._send(_TEXT, text)

    def messages(self) -> Iterator[bytes]:
        """Yield the messages that come, until the client hangs up."""
        parts = []
        while (frame := self._frame()) is not None:
            final, opcode, payload = frame
            if opcode == _CLOSE:
                return
            if opcode == _PING:
                self._send(_PONG, payload)
            if opcode in {_TEXT, _CONTINUED}:
                parts.append(payload)
                if final:
                    yield b"".join(parts)
                    parts.clear()

    def _greet(self, path: str) -> None:
        while b"\r\n\r\n" not in self._rest:
            piece = self._end.recv(_PIECE)
            if not piece or len(self._rest) > _HEAD_BYTES:
                raise HandshakeError
            self._rest += piece
        head, _, self._rest = self._rest.partition(b"\r\n\r\n")
        request, *lines = head.split(b"\r\n")
        fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(b":") for line in lines)}
        if request.split(b" ")[1:2] != [path.encode()] or b"sec-websocket-key" not in fields:
            raise HandshakeError
        accepted = base64.b64encode(hashlib.sha1(fields[b"sec-websocket-key"] + _MAGIC).digest())  # noqa: S324 - the RFC's
        self._end.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accepted + b"\r\n\r\n"
        )

    def _send(self, opcode: int, payload: bytes) -> None:
        length = len(payload)
        if length < _TWO_BYTES:
            size = bytes([length])
        elif length < 1 << 16:
            size = bytes([_TWO_BYTES]) + length.to_bytes(2, "big")
        else:
            size = bytes([_EIGHT_BYTES]) + length.to_bytes(8, "big")
        self._end.sendall(bytes([_FINAL | opcode]) + size + payload)

    def _frame(self) -> tuple[bool, int, bytes] | None:
        """Return whether it is the last of its message, its kind, and what is in it; None at the end."""
        head = self._exactly(2)
        if head is None:
            return None
        length = head[1] & ~_MASKED
        if length in {_TWO_BYTES, _EIGHT_BYTES}:
            length = int.from_bytes(self._exactly(2 if length == _TWO_BYTES else 8) or b"", "big")
        mask = self._exactly(4) if head[1] & _MASKED else b"\0\0\0\0"
        payload = self._exactly(length)
        if mask is None or payload is None:
            return None
        return bool(head[0] & _FINAL), head[0] & 0x0F, _unmasked(payload, mask)

    def _exactly(self, length: int) -> bytes | None:
        """Return the next `length` bytes; None when the client hung up before."""
        parts, have = [self._rest], len(self._rest)
        while have < length:
            try:
                piece = self._end.recv(max(_PIECE, min(length - have, 1 << 20)))
            except OSError:
                piece = b""
            if not piece:
                return None
            parts.append(piece)
            have += len(piece)
        whole = b"".join(parts)
        self._rest = whole[length:]
        return whole[:length]


def _unmasked(payload: bytes, mask: bytes) -> bytes:
    """Return what was masked: as one number, which takes no time however long it is."""
    length = len(payload)
    key = (mask * (length // 4 + 1))[:length]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(length, "big")
