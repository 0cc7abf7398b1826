"""`grader sweep`, and the child processes that a host looks after."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.adapters.redis_server import RedisServer
from grader.commands.processes import QUIET_SECONDS, Children
from grader.settings import Settings
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database

PLATFORM = 3
NOTES_ITS_ID = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1], str(os.getpid())).touch()"
STAYS = f"{NOTES_ITS_ID}; time.sleep(60)"


@pytest.fixture
def children() -> Iterator[Children]:
    children = Children(os.environ)
    yield children
    children.stop()


def started(folder: Path, count: int) -> list[int]:
    """Return the ids of the processes that noted theirs, once there are so many."""
    deadline = time.monotonic() + 10
    while len(list(folder.iterdir())) < count and time.monotonic() < deadline:
        time.sleep(0.01)
    return [int(path.name) for path in folder.iterdir()]


def test_a_sweep_says_what_it_mended(grader: Grader, data: Path) -> None:
    fresh_database(data / "grader.sqlite3")
    redis = RedisServer(Settings(data=data).redis_socket)
    redis.start()

    ended = grader("sweep")

    redis.stop()
    assert (ended.status, ended.shown) == (0, "expired 0, rung again 0, accepted 0\n")


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
    time.sleep(QUIET_SECONDS + 0.1)

    children.revive()

    assert len(started(tmp_path, 2)) == 2


def test_a_child_that_runs_is_left_alone(children: Children, tmp_path: Path) -> None:
    children.start("one", "-c", STAYS, str(tmp_path))
    before = started(tmp_path, 1)

    children.revive()

    assert started(tmp_path, 1) == before
