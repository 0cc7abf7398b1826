"""Frames and descriptors over a link come out whole, in time, or not at all."""

import os
import socket
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.adapters.sandbox.wire.link import DeadlinePassed, Link, StreamEnded
from grader.domain.errors import SandboxBroke

Ends = tuple[Link, socket.socket]


def frame(body: bytes) -> bytes:
    """Return a body as the harness sends it."""
    return struct.pack(">I", len(body)) + body


def soon() -> float:
    """Return a deadline that is near, for what is not to come by then."""
    return time.monotonic() + 0.2


def in_time() -> float:
    """Return a deadline that only what hangs can miss."""
    return time.monotonic() + 60


@pytest.fixture
def ends() -> Iterator[Ends]:
    """Yield the host's end and the other."""
    ours, theirs = socket.socketpair()
    link = Link(ours)
    with theirs:
        yield link, theirs
    link.close()


@pytest.mark.parametrize("size", [1, 3, 7, 64])
def test_frames_come_out_whole_wherever_they_were_cut(ends: Ends, size: int) -> None:
    link, other = ends
    content = frame(b"first") + frame(b"") + frame(b"second")
    for start in range(0, len(content), size):
        other.sendall(content[start : start + size])

    bodies = [link.next_frame(deadline=in_time()) for _ in range(3)]

    assert bodies == [b"first", b"", b"second"]


def test_a_descriptor_comes_with_its_frame(ends: Ends) -> None:
    link, other = ends
    reader, writer = os.pipe()
    socket.send_fds(other, [frame(b"x")], [writer])
    os.close(writer)

    link.next_frame(deadline=in_time())
    claimed = link.claim()
    os.write(claimed, b"hello")
    os.close(claimed)

    assert os.read(reader, 9) == b"hello"
    os.close(reader)


def test_a_descriptor_that_did_not_come_is_missed(ends: Ends) -> None:
    link, _ = ends

    with pytest.raises(StreamEnded):
        link.claim()


def test_half_a_frame_is_waited_for_until_the_deadline(ends: Ends) -> None:
    link, other = ends
    other.sendall(frame(b"whole")[:-1])

    with pytest.raises(DeadlinePassed):
        link.next_frame(deadline=soon())


def test_the_end_of_the_link_is_told(ends: Ends) -> None:
    link, other = ends
    before = link.has_news()
    other.close()

    assert (before, link.has_news()) == (False, True)
    with pytest.raises(StreamEnded):
        link.next_frame(deadline=in_time())


def test_who_has_it_all_may_hang_up_at_once(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    link, other = ends
    sending = socket.send_fds

    def send_to_one_who_leaves(*sent: object) -> int:
        count = sending(*sent)  # type: ignore[arg-type]
        other.close()
        return count

    monkeypatch.setattr(socket, "send_fds", send_to_one_who_leaves)

    with Path(os.devnull).open() as handed:
        link.send(frame(b"a seat"), [handed.fileno()], deadline=in_time())


def test_an_announcement_of_too_much_breaks_the_sandbox(ends: Ends) -> None:
    link, other = ends
    other.sendall(b"\x7f\xff\xff\xff")

    with pytest.raises(SandboxBroke):
        link.next_frame(deadline=in_time())


def test_a_harness_that_does_not_read_is_not_waited_for(ends: Ends) -> None:
    link, _ = ends

    with pytest.raises(DeadlinePassed):
        link.send(b"x" * 50_000_000, deadline=soon())
