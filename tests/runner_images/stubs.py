"""A learner's process without a sandbox around it: a language's stub at the end of a socket."""

import os
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from runner_images.common.wire.frames import MEBIBYTE, Channel, Frame

_LIMIT = 8 * MEBIBYTE


def save(files: Mapping[str, str], folder: Path) -> None:
    """Write a hand-in."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


@contextmanager
def stub_by(words: Callable[[str, str], Sequence[str]], **environment: str) -> Iterator[Channel]:
    """Yield the tests' end of the border to a process.

    Args:
        words: Of the command that runs it, by its end of the border and where it tells of its steps.
    """
    ours, theirs = socket.socketpair()
    heard, told = os.pipe()
    process = subprocess.Popen(
        words(str(theirs.fileno()), str(told)),
        pass_fds=[theirs.fileno(), told],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )
    theirs.close()
    end = ours.detach()
    channel = Channel(end, end, receive_limit=_LIMIT, send_limit=_LIMIT)
    try:
        yield channel
    finally:
        channel.close()
        process.wait(30)
        os.close(heard)
        os.close(told)


def answer_to(channel: Channel, request: Frame) -> Frame:
    """Return the reply to a request; what is printed before it is passed over."""
    channel.send(request)
    while (reply := channel.receive())["kind"] == "output":
        pass
    return reply
