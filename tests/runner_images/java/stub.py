"""A learner's process of Java without a sandbox around it: the compiler, then Java with the stub, at a socket's end."""

import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from runner_images.common.wire.frames import MEBIBYTE, Channel, Frame
from runner_images.java.learner.life import command
from tests.runner_images.conftest import make_stub

_MEMORY_BYTES = 384 * MEBIBYTE


@contextmanager
def stub_of(files: Mapping[str, str], folder: Path) -> Iterator[Channel]:
    """Yield the tests' end of the border to a process whose folder holds `files`."""
    make_stub("java")
    home, built = folder / "run", folder / "built"
    for path, text in files.items():
        target = home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    built.write_bytes(subprocess.check_output([*command("stub.Build", _MEMORY_BYTES), str(home)]))
    ours, theirs = socket.socketpair()
    heard, told = os.pipe()
    words = [*command("stub.Stub", _MEMORY_BYTES), str(theirs.fileno()), str(told), str(home), str(built)]
    process = subprocess.Popen(
        words,
        pass_fds=[theirs.fileno(), told],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "_JAVA_SR_SIGNUM": "40"},
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


def run_main(channel: Channel, module: str) -> Frame:
    """Return the reply to the import of a module, or where that works, to the call of its `main`."""
    reply = answer_to(channel, {"kind": "import", "module": module, "again": False})
    if reply["kind"] != "imported":
        return reply
    answer_to(channel, {"kind": "resolve", "module": module, "name": "main"})
    arguments = [{"named": [module, "main"]}, {"list": [1]}]
    return answer_to(channel, {"kind": "operate", "operator": "call", "arguments": arguments, "keywords": {}})
