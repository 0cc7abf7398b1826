"""The Engine's stream of pieces, cut anywhere, becomes frames again."""

import socket
import struct
import time
from collections.abc import Iterator

import pytest

from grader.adapters.docker_sandbox.stream import AttachedStream, DeadlinePassed, StreamEnded
from grader.domain.errors import SandboxBroke

Ends = tuple[AttachedStream, socket.socket]


def piece(lane: int, content: bytes) -> bytes:
    """Return content as the Engine sends it."""
    return struct.pack(">BxxxI", lane, len(content)) + content


def frame(body: bytes) -> bytes:
    """Return a body as the harness sends it."""
    return struct.pack(">I", len(body)) + body


def soon() -> float:
    """Return a deadline that is near."""
    return time.monotonic() + 0.2


@pytest.fixture
def ends() -> Iterator[Ends]:
    """Yield the host's stream and the Engine's end of it."""
    ours, theirs = socket.socketpair()
    stream = AttachedStream(ours)
    with theirs:
        yield stream, theirs
    stream.close()


@pytest.mark.parametrize("size", [1, 3, 7, 8, 9, 64])
def test_frames_come_out_whole_wherever_they_were_cut(ends: Ends, size: int) -> None:
    stream, engine = ends
    content = frame(b"first") + frame(b"") + frame(b"second")
    for start in range(0, len(content), size):
        engine.sendall(piece(1, content[start : start + size]) + piece(2, b"."))

    bodies = [stream.next_frame(deadline=soon()) for _ in range(3)]

    assert bodies == [b"first", b"", b"second"]
    assert set(stream.complaints) <= {"."}


def test_complaints_are_kept_up_to_a_cap(ends: Ends) -> None:
    stream, engine = ends
    engine.sendall(piece(2, b"a" * 10_000) + piece(2, b"b" * 10_000) + piece(1, frame(b"x")))

    stream.next_frame(deadline=soon())

    assert (len(stream.complaints), stream.complaints[-1]) == (16_384, "b")


def test_half_a_frame_is_waited_for_until_the_deadline(ends: Ends) -> None:
    stream, engine = ends
    engine.sendall(piece(1, frame(b"whole")[:-1]))

    with pytest.raises(DeadlinePassed):
        stream.next_frame(deadline=soon())


def test_the_end_of_the_stream_is_told(ends: Ends) -> None:
    stream, engine = ends
    engine.close()

    with pytest.raises(StreamEnded):
        stream.next_frame(deadline=soon())


@pytest.mark.parametrize("raw", [piece(1, b"\x7f\xff\xff\xff"), piece(7, b"x"), b"\1\0\0\0\xff\xff\xff\xff"])
def test_what_is_no_frame_breaks_the_sandbox(ends: Ends, raw: bytes) -> None:
    stream, engine = ends
    engine.sendall(raw)

    with pytest.raises(SandboxBroke):
        stream.next_frame(deadline=soon())


def test_a_harness_that_does_not_read_is_not_waited_for(ends: Ends) -> None:
    stream, _ = ends

    with pytest.raises(DeadlinePassed):
        stream.send(b"x" * 50_000_000, deadline=soon())
