"""Git's packet lines: four hexadecimal digits of length, then the payload.

See https://git-scm.com/docs/gitprotocol-common#_pkt_line_format.
"""

import contextlib
import re
from typing import IO, BinaryIO

FLUSH = b"0000"
LENGTH = re.compile(rb"[0-9a-fA-F]{4}")


def packet(payload: bytes) -> bytes:
    """Return a payload as a packet."""
    return f"{len(payload) + 4:04x}".encode() + payload


def next_packet(stream: BinaryIO | IO[bytes]) -> bytes:
    """Read one packet, its four-digit length included; empty at the end of the stream or when it is malformed."""
    size = _exactly(stream, 4)
    if not LENGTH.fullmatch(size):
        return b""
    length = int(size, 16)
    return size if length < 4 else size + _exactly(stream, length - 4)  # noqa: PLR2004 - 0 to 3 are special packets


def _exactly(stream: BinaryIO | IO[bytes], count: int) -> bytes:
    read = b""
    with contextlib.suppress(OSError):  # a client that went away is the end of the stream
        while len(read) < count and (block := stream.read(count - len(read))):
            read += block
    return read
