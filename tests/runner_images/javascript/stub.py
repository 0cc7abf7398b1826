"""A learner's process of JavaScript without a sandbox around it: Node with the stub, at the end of a socket."""

import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from runner_images.common.wire.frames import MEBIBYTE, Channel, Frame
from runner_images.javascript.learner.life import command


@contextmanager
def stub_of(files: Mapping[str, str], folder: Path) -> Iterator[Channel]:
    """Yield the tests' end of the border to a process whose folder holds `files`."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    ours, theirs = socket.socketpair()
    words = [*command(256 * MEBIBYTE), str(theirs.fileno()), str(folder)]
    process = subprocess.Popen(words, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
    theirs.close()
    end = ours.detach()
    channel = Channel(end, end, receive_limit=8 * MEBIBYTE, send_limit=8 * MEBIBYTE)
    try:
        yield channel
    finally:
        channel.close()
        process.wait(30)


def answer_to(channel: Channel, request: Frame) -> Frame:
    """Return the reply to a request; what is printed before it is passed over."""
    channel.send(request)
    while (reply := channel.receive())["kind"] == "output":
        pass
    return reply
