"""Whatever comes over a link from a harness, it ends as frames or as one of the three endings, in bounded memory."""

import json
import socket
import struct
import time
import tracemalloc
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from grader.adapters.sandbox.wire.frames import read_frame, read_news
from grader.adapters.sandbox.wire.link import MAX_FRAME_BYTES, Link, StreamEnded
from grader.domain.errors import SandboxBroke
from grader.domain.grading.report import CheckReport
from tests.adapters.sandbox.wire.test_frames import CHECK, END
from tests.fuzzing import fuzzed

MOST_BYTES = 60_000
"""Of a made-up stream: what a socket takes without anybody reading."""

FRAMES = st.binary(max_size=200).map(lambda body: struct.pack(">I", len(body)) + body)
PIECES = st.one_of(FRAMES, st.binary(max_size=40), st.integers(0, 2**32 - 1).map(lambda size: struct.pack(">I", size)))
STREAMS = st.lists(PIECES, max_size=20).map(b"".join).map(lambda stream: stream[:MOST_BYTES])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=8,
)
NEWS: list[dict[str, Any]] = [
    CHECK,
    END,
    {"kind": "ready", "version": 2},
    {"kind": "running"},
    {"kind": "clean"},
    {"kind": "unclean", "why": "a process"},
    {"kind": "broken", "why": "the disk"},
]
MEMORY_BYTES = 8 * MAX_FRAME_BYTES


@st.composite
def altered(draw: st.DrawFn) -> bytes:
    """Return a frame of the protocol with fields replaced, added, or taken away."""
    frame = dict(draw(st.sampled_from(NEWS)))
    for name in draw(st.lists(st.sampled_from(sorted(frame)), max_size=3)):
        frame[name] = draw(JSON)
    frame |= draw(st.dictionaries(st.sampled_from(["points", "id", "message", "unmapped"]), JSON, max_size=1))
    for name in draw(st.lists(st.sampled_from(sorted(frame)), max_size=1)):
        del frame[name]
    return json.dumps(frame).encode("utf-8", "surrogatepass")


def expected(stream: bytes) -> tuple[list[bytes], type[Exception]]:
    """Return the frames in a stream, and how it ends, by the words of the protocol's page."""
    found, at = [], 0
    while len(stream) - at >= 4:
        length = int.from_bytes(stream[at : at + 4], "big")
        if length > MAX_FRAME_BYTES:
            return found, SandboxBroke
        if len(stream) - at - 4 < length:
            break
        found.append(stream[at + 4 : at + 4 + length])
        at += 4 + length
    return found, StreamEnded


def received(stream: bytes) -> tuple[list[bytes], type[Exception]]:
    """Return what our end makes of a stream after which the other side closed."""
    ours, theirs = socket.socketpair()
    theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 * MOST_BYTES)
    link, found = Link(ours), []
    with theirs:
        theirs.sendall(stream)
    try:
        while True:
            found.append(link.next_frame(deadline=time.monotonic() + 60))
    except (StreamEnded, SandboxBroke) as end:
        return found, type(end)
    finally:
        link.close()


@fuzzed
@given(STREAMS)
def test_a_stream_is_its_frames_and_an_end(stream: bytes) -> None:
    tracemalloc.start()

    outcome = received(stream)

    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert outcome == expected(stream)
    assert peak_bytes < MEMORY_BYTES


@fuzzed
@given(altered() | st.binary(max_size=400) | JSON.map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass")))
def test_a_body_is_a_frame_or_breaks_the_sandbox(body: bytes) -> None:
    for read in (read_frame, read_news):
        try:
            frame = read(body)
        except SandboxBroke:
            continue
        if isinstance(frame, CheckReport):
            json.dumps(frame.output).encode("utf-8")
