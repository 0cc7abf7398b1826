"""Who asks while the web process is killed and started anew waits, and is refused nothing."""

import os
import signal
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grader.commands.hosting.listening import given_by_systemd
from grader.commands.hosting.serving import Installation
from grader.settings import Settings
from tests.ports import port_of, reserve_port

PATIENCE_SECONDS = 120
"""Longer than a busy machine needs to start the web twice."""


@dataclass
class Asking:
    """Somebody who asks again and again, each time by a connection of its own.

    Attributes:
        answers: Status of each answer.
        faults: What went wrong instead of one.
    """

    address: str
    answers: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def ask(self) -> None:
        """Ask once."""
        try:
            with urllib.request.urlopen(self.address, timeout=PATIENCE_SECONDS) as answer:
                self.answers.append(answer.status)
        except OSError as fault:
            self.faults.append(repr(fault))

    def ask_until(self, ended: threading.Event) -> None:
        """Ask without a pause."""
        while not ended.is_set():
            self.ask()


def web_master() -> int | None:
    """Return the process that serves the web of this test's installation, if one does."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if parent == os.getpid() and b"--listener" in words:
            return int(folder.name)
    return None


@pytest.fixture
def settings(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GRADER_DATA", str(data))
    with reserve_port() as held:
        yield Settings(data=data, port=port_of(held))


@contextmanager
def many_ask(asking: Asking) -> Iterator[None]:
    """Ask from four sides for the length of a block."""
    ended = threading.Event()
    others = [threading.Thread(target=asking.ask_until, args=(ended,)) for _ in range(4)]
    for one in others:
        one.start()
    yield
    ended.set()
    for one in others:
        one.join()


def tended_until(running: Installation, look: Callable[[], bool]) -> bool:
    """Look after an installation until something is so, or one gives up."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not look() and time.monotonic() < deadline:
        running.look_after()
        time.sleep(0.05)
    return look()


@pytest.mark.slow
def test_a_web_process_that_is_killed_leaves_nobody_refused(settings: Settings) -> None:
    asking = Asking(f"http://127.0.0.1:{settings.port}/healthz")
    with Installation(settings, logs=settings.data_folder / "log") as running:
        asking.ask()  # before it serves, too, one waits
        first = web_master()
        assert first is not None
        with many_ask(asking):
            os.kill(first, signal.SIGKILL)
            assert tended_until(running, lambda: web_master() not in {None, first})
            before = len(asking.answers)
            assert tended_until(running, lambda: len(asking.answers) > before + 50)

    assert asking.faults == []
    assert set(asking.answers) == {200}


def test_a_socket_of_systemds_is_known_by_whose_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LISTEN_FDS", "1")

    told = []
    for pid in (os.getpid(), 1):
        monkeypatch.setenv("LISTEN_PID", str(pid))
        told.append(given_by_systemd())

    assert told == [True, False]
