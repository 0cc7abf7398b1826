"""What a push asks for, read before Git is started: its commands, then the options of whoever pushes.

See https://git-scm.com/docs/gitprotocol-pack#_reference_update_request_and_packfile_transfer.
"""

import re
from dataclasses import dataclass
from typing import BinaryIO

from grader.adapters.git.packets import FLUSH, next_packet
from grader.engine.ports.git import RefUpdate

MAX_COMMANDS_BYTES = 1_048_576
"""Some ten thousand refs."""

MAX_OPTIONS_BYTES = 65_536
MAX_OPTIONS = 20
MAX_OPTION = 100

COMMAND = re.compile(rb"([0-9a-f]{40}) ([0-9a-f]{40}) ([^\n]+)\n?")
SHALLOW = re.compile(rb"shallow [0-9a-f]{40}\n?")


@dataclass(frozen=True)
class PushRequest:
    """The part of a push's body that stands before its pack.

    Attributes:
        head: The bytes that Git has yet to read of it: its commands, without the options, which are for us alone.
        capabilities: What its client can do.
        understood: All of it was read, so that no command is in it that was never seen here.
    """

    head: bytes
    updates: tuple[RefUpdate, ...]
    capabilities: frozenset[str]
    options: tuple[str, ...]
    understood: bool


def push_request(body: BinaryIO) -> PushRequest:
    """Read what a push asks for, within bounds."""
    head, updates, capabilities, understood = _commands(body)
    options: tuple[str, ...] = ()
    if understood and "push-options" in capabilities:
        options, understood = _options(body)
    return PushRequest(head, updates, capabilities, options, understood)


def _commands(body: BinaryIO) -> tuple[bytes, tuple[RefUpdate, ...], frozenset[str], bool]:
    """Read the commands of a push: the bytes read, the updates, the capabilities, and whether all of it was understood.

    A line that is neither a command nor `shallow` ends the reading: a push certificate, which we never offer, is read
    by Git in another way than line by line, and could hold a command that was never seen here.
    """
    read, capabilities = bytearray(), ""
    updates: list[RefUpdate] = []
    while len(read) < MAX_COMMANDS_BYTES:
        packet = next_packet(body)
        read += packet
        if packet in {b"", FLUSH}:
            return bytes(read), tuple(updates), frozenset(capabilities.split()), packet == FLUSH
        line, _, announced = packet[4:].partition(b"\0")
        capabilities = capabilities or announced.decode("utf-8", "replace")
        if command := COMMAND.fullmatch(line):
            old, new, ref = command.groups()
            updates.append(RefUpdate(ref=ref.decode("utf-8", "replace"), old=old.decode(), new=new.decode()))
        elif not SHALLOW.fullmatch(line):
            break
    return bytes(read), tuple(updates), frozenset(capabilities.split()), False


def _options(body: BinaryIO) -> tuple[tuple[str, ...], bool]:
    """Read the options, and whether they ended where they should."""
    options: list[str] = []
    left = MAX_OPTIONS_BYTES
    while left > 0:
        packet = next_packet(body)
        if packet in {b"", FLUSH}:
            return tuple(options), packet == FLUSH
        left -= len(packet)
        if len(options) < MAX_OPTIONS:
            options.append(packet[4:].decode("utf-8", "replace").rstrip("\n")[:MAX_OPTION])
    return tuple(options), False
