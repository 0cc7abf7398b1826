"""Frames: whole, within their caps, and in time."""

import socket
import struct
import time
from collections.abc import Iterator

import pytest

from harness.frames import Channel, ClosedError, FrameError, LateError

Pair = tuple[Channel, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Return our channel and the peer's bare socket."""
    ours, theirs = socket.socketpair()
    descriptor = ours.detach()
    channel = Channel(descriptor, descriptor, receive_limit=1_000, send_limit=1 << 24)
    with theirs:
        yield channel, theirs
    channel.close()


def test_a_frame_arrives(pair: Pair) -> None:
    channel, peer = pair
    peer.sendall(struct.pack(">I", 7) + b'{"a":1}' + struct.pack(">I", 2) + b"{}")

    first, second = channel.receive(), channel.receive()

    assert (first, second) == ({"a": 1}, {})


@pytest.mark.parametrize("body", [b"[]", b"{", b"\xff", b'{"a":NaN}', b"[" * 900, b'{"a":' + b"9" * 900])
def test_it_refuses_a_body(pair: Pair, body: bytes) -> None:
    channel, peer = pair
    peer.sendall(struct.pack(">I", len(body)) + body)

    with pytest.raises(FrameError):
        channel.receive()


def test_it_refuses_a_long_frame_by_its_header(pair: Pair) -> None:
    channel, peer = pair
    peer.sendall(struct.pack(">I", 1_001))

    with pytest.raises(FrameError):
        channel.receive()


def test_half_a_frame_is_an_end(pair: Pair) -> None:
    channel, peer = pair
    peer.sendall(struct.pack(">I", 7) + b'{"a"')
    peer.close()

    with pytest.raises(ClosedError):
        channel.receive()


def test_half_a_frame_is_late(pair: Pair) -> None:
    channel, peer = pair
    peer.sendall(struct.pack(">I", 7) + b'{"a"')

    with pytest.raises(LateError):
        channel.receive(deadline=time.monotonic() + 0.05)


def test_a_peer_that_does_not_read_is_late(pair: Pair) -> None:
    channel, _ = pair

    with pytest.raises(LateError):
        channel.send({"a": "x" * 10_000_000}, deadline=time.monotonic() + 0.05)


def test_a_closed_descriptor_is_an_end(pair: Pair) -> None:
    channel, peer = pair
    peer.close()

    with pytest.raises(ClosedError):
        channel.send({})
