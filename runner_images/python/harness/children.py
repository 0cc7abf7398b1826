"""The supervisor's children: clean interpreters, each with a channel and a socket for passing descriptors."""

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from harness.frames import Channel
from harness.limits import JOB_FRAME_BYTES, REPORT_FRAME_BYTES
from harness.place import Place

_CODE = str(Path(__file__).resolve().parent.parent)


@dataclass(frozen=True)
class Child:
    """A running role of the harness."""

    pid: int
    channel: Channel
    doors: socket.socket

    def hand_over(self, descriptor: int) -> None:
        """Send an open descriptor."""
        socket.send_fds(self.doors, [b"."], [descriptor])


def start(role: str, place: Place, *options: str) -> Child:
    """Start `role` in a fresh interpreter with `options`, an empty environment and nothing else of ours open."""
    control, theirs = socket.socketpair()
    doors, their_doors = socket.socketpair()
    for end in (theirs, their_doors):
        end.set_inheritable(True)
    arguments = [
        role,
        place.as_argument(),
        str(theirs.fileno()),
        str(their_doors.fileno()),
    ]
    pid = os.fork()
    if pid == 0:
        _replace([sys.executable, "-I", *options, _CODE, *arguments])
    theirs.close()
    their_doors.close()
    descriptor = control.detach()
    return Child(
        pid,
        Channel(
            descriptor,
            descriptor,
            receive_limit=REPORT_FRAME_BYTES,
            send_limit=JOB_FRAME_BYTES,
        ),
        doors,
    )


def _replace(command: list[str]) -> None:
    try:
        silence = os.open(os.devnull, os.O_RDWR)
        for standard in range(3):
            os.dup2(silence, standard)
        # One arena for all threads: each further one would reserve 64 MB of the learner's address space.
        os.execve(command[0], command, {"MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"})  # noqa: S606 - a fixed command of ours
    finally:
        os._exit(71)
