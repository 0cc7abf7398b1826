"""Whatever a client sends as a push, it is read within bounds, and no `main` moves that should not."""

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.adapters.git.packets import FLUSH
from grader.adapters.git.push_request import MAX_COMMANDS_BYTES, MAX_OPTION, MAX_OPTIONS, MAX_OPTIONS_BYTES
from grader.adapters.git.receiving import ZERO
from grader.adapters.git.refusals import refusals_of
from grader.adapters.git.transport import GitTransport
from tests.adapters.git.bare import BareRepositories
from tests.adapters.git.test_hostile_pushes import ADA, Forge, packet
from tests.fuzzing import EXAMPLES, fuzzed

IDS = st.sampled_from([ZERO, "1" * 40, "START", "OTHER", "x"])
REFS = st.sampled_from(
    ["refs/heads/main", "refs/heads/x", "refs/heads/main\n", "refs/heads//main", "HEAD", "refs/heads/main lock", ""]
)
COMMANDS = st.tuples(
    IDS,
    IDS,
    REFS,
    st.sampled_from(["", "\n", "\0report-status side-band-64k", "\0side-band-64k push-options", "\0", "\n\n"]),
).map(lambda four: f"{four[0]} {four[1]} {four[2]}{four[3]}")
LINES = COMMANDS | st.sampled_from(
    [
        "push-cert\0report-status",
        "push-cert-end\n",
        "certificate version 0.1\n",
        "\n",
        f"shallow {ZERO}",
        "",
        "push-option",
        "ascii",
    ]
)
TEXTS = st.lists(LINES, min_size=1, max_size=3).map("".join).map(packet)
PIECES = (
    TEXTS
    | st.sampled_from([FLUSH, b"0001", b"0002", b"0003", b"0004", b"fff", b"-001", b"0x1f"])
    | st.binary(max_size=30)
)
BODIES = st.lists(PIECES, max_size=10).map(b"".join)


@pytest.fixture(scope="module")
def forge() -> Iterator[Forge]:
    with tempfile.TemporaryDirectory() as folder:
        yield Forge(BareRepositories(Path(folder)))


@fuzzed
@given(BODIES)
def test_the_commands_of_a_push_are_read_within_bounds(body: bytes) -> None:
    stream = BytesIO(body)

    receiving = GitTransport(Path("/nowhere")).receive(ADA, stream)

    assert stream.tell() <= min(len(body), MAX_COMMANDS_BYTES + MAX_OPTIONS_BYTES + 2 * 65_535)
    assert len(receiving.options) <= MAX_OPTIONS
    assert all(len(option) <= MAX_OPTION for option in receiving.options)
    assert all(len(update.old) == len(update.new) == 40 for update in receiving.updates)
    assert not any("\n" in update.ref for update in receiving.updates)


@fuzzed
@given(BODIES)
def test_a_report_is_read_whatever_it_holds(report: bytes) -> None:
    assert all(isinstance(code, str) for code in refusals_of(report, report).values())


@settings(fuzzed, max_examples=max(10, EXAMPLES // 10))  # each starts Git
@given(BODIES)
def test_no_made_up_push_rewrites_main(forge: Forge, body: bytes) -> None:
    for name, commit in ((b"START", forge.start), (b"OTHER", forge.other)):
        body = _replaced(body, name, commit.encode())

    forge.receive(body + FLUSH + forge.pack)

    moved_to = forge.bare.git(ADA, "for-each-ref", "--format=%(objectname)", "refs/heads/main").decode().strip()
    forge.bare.git(ADA, "update-ref", "refs/heads/main", forge.start)  # for the next push, whatever became of this one
    assert moved_to == forge.start


def _replaced(body: bytes, name: bytes, commit: bytes) -> bytes:
    """Put a commit's id where its name stands, and mend the length of its packet."""
    packets, at = [], 0
    while at < len(body):
        try:
            length = max(int(body[at : at + 4], 16), 4)
        except ValueError:
            packets.append(body[at:])
            break
        line = body[at + 4 : at + length]
        grown = line.replace(name, commit)
        size = f"{length + len(grown) - len(line):04x}".encode() if name in line else body[at : at + 4]
        packets.append(size + grown)
        at += length
    return b"".join(packets)
