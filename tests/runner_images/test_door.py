"""The door: each question has its own answer, though a signal's handler broke the last one off."""

import itertools
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from runner_images.common.tests.door import Door
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import ClosedError
from tests.runner_images.conftest import break_off, link_to


class Sandbox:
    """Answers whatever is asked, each time with an end of a fresh border."""

    def __init__(self, link: FrameLink) -> None:
        """Begin."""
        self.borders: list[socket.socket] = []
        self.thread = threading.Thread(target=self._serve, args=(link,))
        self.thread.start()

    def _serve(self, link: FrameLink) -> None:
        with suppress(ClosedError):
            while True:
                order = link.receive()
                if order["kind"] == "fate":
                    link.send({"kind": "fate", "status": None, "number": order["number"]})
                    continue
                ours, theirs = socket.socketpair()
                self.borders.append(ours)
                with theirs:
                    link.pass_on({"kind": "spawned", "number": order["number"]}, theirs.fileno())


@pytest.fixture
def sandbox() -> Iterator[tuple[Door, Sandbox]]:
    """Yield a door and who answers behind it."""
    ours, theirs = socket.socketpair()
    door, link = Door(ours.detach(), lambda: pytest.fail("nobody answers"), processes=1), link_to(theirs)
    sandbox = Sandbox(link)
    yield door, sandbox
    link.shut()
    sandbox.thread.join()
    for end in (link, door._link, *sandbox.borders):  # noqa: SLF001 - a door stays open as long as its process
        end.close()


@pytest.mark.parametrize("question", ["fate", "spawn"])
def test_an_answer_that_was_broken_off_is_never_the_next_ones(sandbox: tuple[Door, Sandbox], question: str) -> None:
    door, behind = sandbox
    ask = {"fate": lambda: door.fate(patient=False), "spawn": door.spawn}[question]

    for step in itertools.count(1):
        with suppress(TimeoutError):
            if not break_off(ask, step, TimeoutError, within="tests/door.py"):
                break
        channel = door.spawn()
        behind.borders[-1].sendall(b"\0\0\0\2{}")

        assert channel.receive() == {}
        channel.close()
