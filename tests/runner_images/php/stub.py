"""A learner's process of PHP without a sandbox around it: PHP with the stub, at the end of a socket."""

import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from runner_images.common.wire.frames import MEBIBYTE, Channel, Frame
from runner_images.php.learner.life import command


@contextmanager
def stub_of(files: Mapping[str, str], folder: Path) -> Iterator[Channel]:
    """Yield the tests' end of the border to a process whose folder holds `files`."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    ours, theirs = socket.socketpair()
    heard, told = os.pipe()
    words = [*command(256 * MEBIBYTE), str(theirs.fileno()), str(told), str(folder)]
    process = subprocess.Popen(
        words, pass_fds=[theirs.fileno(), told], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    theirs.close()
    end = ours.detach()
    channel = Channel(end, end, receive_limit=8 * MEBIBYTE, send_limit=8 * MEBIBYTE)
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
