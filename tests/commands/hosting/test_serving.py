"""`grader sweep`, and the child processes that a host looks after."""

import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.adapters.redis.server import RedisServer
from grader.commands.hosting.listening import refuse_taken_port
from grader.commands.hosting.processes import QUIET_SECONDS, Children
from grader.settings import Settings
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database
from tests.ports import port_of, reserve_port

PLATFORM = 3
PATIENCE_SECONDS = 60
"""Longer than a busy machine needs to start an interpreter."""
NOTES_ITS_ID = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1], str(os.getpid())).touch()"
STAYS = f"{NOTES_ITS_ID}; time.sleep(600)"


ENDS_AT_THE_SECOND_SIGNAL = f"""
import signal
signals = []
signal.signal(signal.SIGTERM, lambda *_: signals.append(1) or len(signals) > 1 and sys.exit())
{NOTES_ITS_ID}
while not pathlib.Path(sys.argv[1], "0").exists(): time.sleep(0.01)
""".replace("import signal", "import pathlib, signal, sys")


@pytest.fixture
def children() -> Iterator[Children]:
    children = Children(os.environ)
    yield children
    children.stop()


def eventually(look: Callable[[], bool]) -> bool:
    """Tell whether it becomes true before one gives up."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not look() and time.monotonic() < deadline:
        time.sleep(0.01)
    return look()


def started(folder: Path, count: int) -> list[int]:
    """Return the ids of the processes that noted theirs, once there are so many."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while len(list(folder.iterdir())) < count and time.monotonic() < deadline:
        time.sleep(0.01)
    return [int(path.name) for path in folder.iterdir()]


def test_a_sweep_says_what_it_mended(grader: Grader, data: Path) -> None:
    fresh_database(data / "grader.sqlite3")
    redis = RedisServer(Settings(data=data).redis_socket)
    redis.start()

    ended = grader("sweep")

    redis.stop()
    assert (ended.status, ended.shown) == (0, "Leases ended: 0. Rung for again: 0. Hand-ins taken in: 0.\n")


def test_a_sweep_without_a_database_is_the_platforms_turn(grader: Grader) -> None:
    ended = grader("sweep")

    assert (ended.status, ended.shown) == (PLATFORM, "")


def test_children_end_with_us(children: Children, tmp_path: Path) -> None:
    children.start("one", "-c", STAYS, str(tmp_path))
    (process,) = started(tmp_path, 1)

    children.stop()

    assert not Path(f"/proc/{process}").exists()


@pytest.mark.slow
def test_a_child_that_ended_is_started_again(children: Children, tmp_path: Path) -> None:
    children.start("one", "-c", NOTES_ITS_ID, str(tmp_path))
    started(tmp_path, 1)
    assert eventually(lambda: children.living == 0)
    time.sleep(QUIET_SECONDS)

    children.revive()

    assert len(started(tmp_path, 2)) == 2


def test_a_child_that_is_known_is_started(children: Children, tmp_path: Path) -> None:
    children.add("one", "-c", STAYS, str(tmp_path))

    children.revive()

    assert len(started(tmp_path, 1)) == 1


def test_children_that_rest_end_what_they_have_begun_and_hear_of_it_once(children: Children, tmp_path: Path) -> None:
    children.start("one", "-c", ENDS_AT_THE_SECOND_SIGNAL, str(tmp_path))
    started(tmp_path, 1)

    for _ in range(3):
        children.rest()

    assert children.living == 1
    tmp_path.joinpath("0").touch()
    assert eventually(lambda: children.living == 0)


@pytest.mark.slow
def test_a_child_that_rested_is_started_again(children: Children, tmp_path: Path) -> None:
    children.start("one", "-c", STAYS, str(tmp_path))
    started(tmp_path, 1)
    children.rest()
    assert eventually(lambda: children.living == 0)
    time.sleep(QUIET_SECONDS)

    children.revive()

    assert len(started(tmp_path, 2)) == 2


@pytest.mark.slow
def test_a_child_that_may_leave_is_not_started_again(children: Children, tmp_path: Path) -> None:
    children.start("one", "-c", NOTES_ITS_ID, str(tmp_path), may_leave=True)
    started(tmp_path, 1)
    assert eventually(lambda: children.living == 0)
    time.sleep(QUIET_SECONDS)

    children.revive()

    assert children.living == 0


def test_a_child_that_runs_is_left_alone(children: Children, tmp_path: Path) -> None:
    children.start("one", "-c", STAYS, str(tmp_path))
    before = started(tmp_path, 1)

    children.revive()

    assert started(tmp_path, 1) == before


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Yield the port, set as ours, that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("GRADER_PORT", str(port))
        yield port


def test_a_port_in_use_is_one_sentence_that_says_which(grader: Grader, taken: int) -> None:
    ended = grader("up")

    (line,) = ended.errors.splitlines()
    assert (ended.status, ended.shown) == (PLATFORM, "")
    assert f"cannot listen on port {taken} of 127.0.0.1 (Address already in use)" in line
    assert "GRADER_PORT" in line


def test_an_address_of_another_machine_is_one_sentence(grader: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_HOST", "192.0.2.1")

    ended = grader("up")

    assert (ended.status, ended.errors.count("\n")) == (PLATFORM, 1)
    assert "of 192.0.2.1" in ended.errors


def test_the_web_asks_for_its_port_too(grader: Grader, taken: int, data: Path) -> None:
    fresh_database(data / "grader.sqlite3")
    redis = RedisServer(Settings(data=data).redis_socket)
    redis.start()

    ended = grader("web")

    redis.stop()
    assert (ended.status, ended.errors.count("\n")) == (PLATFORM, 1)
    assert f"port {taken}" in ended.errors


def test_a_port_whose_last_connections_were_just_closed_is_free() -> None:
    with reserve_port() as held:
        port = port_of(held)
        with socket.create_server(("127.0.0.1", port)) as before, socket.create_connection(("127.0.0.1", port)):
            before.accept()[0].close()

        refuse_taken_port(Settings(port=port))
