"""A harness for tests: process 1 of both containers, which does what the run's own files say.

As `tests` it runs the first of the tests' files, with `send(frame)`, `send_bytes(raw)`, `check(id)`, `end()` and
`await_learner()` in reach; as `learner` the first of the learner's.
"""

import base64
import json
import os
import socket
import struct
import sys
from typing import Any

OUT = 9


def frame(message: Any) -> bytes:
    """Return a frame."""
    body = json.dumps(message).encode()
    return struct.pack(">I", len(body)) + body


def send_bytes(raw: bytes) -> None:
    """Write to the host, whole."""
    while raw:
        raw = raw[os.write(OUT, raw) :]


def send(message: Any) -> None:
    """Write a frame."""
    send_bytes(frame(message))


def check(name: str, **changes: Any) -> None:
    """Report a check, passed unless the changes say otherwise."""
    fields = {"reason": None, "message": None, "expected": None, "actual": None, "output": "", "duration_ms": 1}
    send({"kind": "check", "id": name, "outcome": "passed", **fields, **changes})


def end(**changes: Any) -> None:
    """Report the end, finished unless the changes say otherwise."""
    send({"kind": "end", "ending": "finished", "reason": None, "message": None, "unmapped": [], **changes})


def read(source: int, most: int) -> bytes:
    """Read exactly so many bytes."""
    data = b""
    while len(data) < most and (chunk := os.read(source, most - len(data))):
        data += chunk
    return data


def run(role: str) -> None:
    """Read a run's first frame, and do what it says."""
    header, doors, _, _ = socket.recv_fds(socket.socket(fileno=os.dup(OUT)), 4, 1)
    (length,) = struct.unpack(">I", header + read(OUT, 4 - len(header)))
    first = json.loads(read(OUT, length))
    script = base64.b64decode(first["files" if role == "learner" else "tests"][0]["content"])
    exec(
        script,
        {
            "send": send,
            "send_bytes": send_bytes,
            "check": check,
            "end": end,
            "await_learner": lambda: os.read(doors[0], 1),
        },
    )


def main(role: str) -> None:
    """Serve runs: those of the tests in a process each, the learner's in this one."""
    link = socket.socket(socket.AF_UNIX)
    link.connect("/link/link.sock")
    link.sendall(frame({"kind": "ready", "version": 2}))
    while True:
        _, descriptors, _, _ = socket.recv_fds(link, 4096, 4)
        if not descriptors:
            return
        os.dup2(descriptors[0], OUT)
        os.close(descriptors[0])
        link.sendall(frame({"kind": "running"}))
        if role == "tests" and os.fork() == 0:
            link.close()
            try:
                run(role)
            finally:
                os._exit(0)
        if role == "learner":
            run(role)
            while os.read(OUT, 4096):
                pass
            link.sendall(frame({"kind": "clean"}))
        os.close(OUT)


if __name__ == "__main__":
    main(sys.argv[1])
