"""Frames: whole, within their caps, and in time."""

import contextlib
import itertools
import queue
import signal
import socket
import struct
import threading
import time
from collections.abc import Iterator
from types import FrameType

import pytest

from runner_images.common.wire.frames import Channel, ClosedError, FrameError, LateError
from tests.runner_images.conftest import break_off

HEADER_BYTES = 4


class _InterruptedError(Exception):
    """What a handler raises."""


class Reader:
    """Reads what comes to a bare socket, in a thread of its own."""

    def __init__(self, peer: socket.socket) -> None:
        """Begin."""
        self._peer = peer
        self._bodies: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with self._peer.makefile("rb") as stream:
            while header := stream.read(HEADER_BYTES):
                self._bodies.put(stream.read(struct.unpack(">I", header)[0]))

    def frames(self, count: int) -> list[bytes]:
        """Return the bodies of the next so many."""
        return [self._bodies.get(timeout=30) for _ in range(count)]

    def until(self, last: bytes) -> list[bytes]:
        """Return the bodies up to `last`."""
        return list(iter(lambda: self._bodies.get(timeout=30), last))


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


@pytest.mark.parametrize(("part", "garbage"), [(b"", False), (b'{"a"', False), (b"\1\2", True)])
def test_half_a_frame_is_told_from_garbage(pair: Pair, part: bytes, garbage: bool) -> None:  # noqa: FBT001 - a case's
    channel, peer = pair
    peer.sendall(struct.pack(">I", 7) + part)
    peer.close()

    with pytest.raises(ClosedError):
        channel.receive()

    assert channel.has_garbage() == garbage


def test_half_a_frame_is_late(pair: Pair) -> None:
    channel, peer = pair
    peer.sendall(struct.pack(">I", 7) + b'{"a"')

    with pytest.raises(LateError):
        channel.receive(deadline=time.monotonic() + 0.05)


def test_a_peer_that_does_not_read_is_late(pair: Pair) -> None:
    channel, _ = pair

    with pytest.raises(LateError):
        channel.send({"a": "x" * 10_000_000}, deadline=time.monotonic() + 0.05)


def test_a_frame_that_was_interrupted_goes_out_whole_with_the_next(pair: Pair) -> None:
    channel, peer = pair
    with pytest.raises(LateError):
        channel.send({"a": "x" * 1_000_000}, deadline=time.monotonic() + 0.01)

    reader = Reader(peer)
    channel.send({"b": 1})

    assert [len(frame) for frame in reader.frames(2)] == [1_000_008, 7]


def test_a_handler_may_send_or_raise_while_a_frame_is_under_way(pair: Pair) -> None:
    channel, peer = pair
    reader, ticks = Reader(peer), itertools.count(1)

    def tick(_number: int, _frame: FrameType | None) -> None:
        channel.send({"t": next(ticks) % 10})
        raise _InterruptedError

    before = signal.signal(signal.SIGALRM, tick)
    for milliseconds in range(1, 60):
        with contextlib.suppress(_InterruptedError):
            signal.setitimer(signal.ITIMER_REAL, milliseconds / 1000)
            while True:
                channel.send({"a": "x" * 500_000})
    signal.signal(signal.SIGALRM, before)
    channel.send({"e": 0})

    assert {len(frame) for frame in reader.until(b'{"e":0}')} == {500_008, 7}


def test_a_closed_descriptor_is_an_end(pair: Pair) -> None:
    channel, peer = pair
    peer.close()

    with pytest.raises(ClosedError):
        channel.send({})


@pytest.mark.parametrize("error", [TimeoutError, InterruptedError, ValueError, RecursionError])
def test_what_a_handler_raises_is_never_taken_for_the_peers_doing(pair: Pair, error: type[Exception]) -> None:
    channel, peer = pair
    raised: list[type[BaseException]] = []

    for step in itertools.count(1):
        peer.sendall(struct.pack(">I", 7) + b'{"a":1}')
        try:
            if not break_off(lambda: (channel.send({}), channel.receive()), step, error):
                break
        except Exception as broken:  # noqa: BLE001 - which one it is stands below
            raised.append(type(broken))

    assert set(raised) == {error}
