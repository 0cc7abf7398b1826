"""An embedded Redis for all tests of this folder, on a socket in a short folder, ended afterwards."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from grader.adapters.redis.server import RedisServer

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """Yield a folder whose path leaves room for a socket's; pytest's own are too long for one."""
    with tempfile.TemporaryDirectory(prefix="grader-") as name:
        yield Path(name)


@pytest.fixture(scope="session")
def redis_socket() -> Iterator[Path]:
    """Yield the socket of a running server."""
    with tempfile.TemporaryDirectory(prefix="grader-") as name:
        socket = Path(name) / "redis" / "redis.sock"
        server = RedisServer(socket)
        server.start()
        yield socket
        server.stop()


@pytest.fixture
def connection(redis_socket: Path) -> Iterator[redis.Redis]:
    """Yield a connection to a server with nothing in it."""
    with redis.Redis.from_url(f"unix://{redis_socket}") as connection:
        connection.flushall()
        yield connection


@pytest.fixture
def nobody() -> Iterator[redis.Redis]:
    """Yield a connection to a server that is not there."""
    with redis.Redis.from_url(NOBODY_LISTENS, socket_connect_timeout=1) as connection:
        yield connection
