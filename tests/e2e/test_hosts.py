"""Two hosts grade for one school, each with a data folder and sandboxes of its own: they join, drain and come back."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from grader.domain.verdicts import Verdict
from grader.engine.queue.attendance import live_hosts
from tests.e2e.conftest import open_desk
from tests.e2e.desk import Desk, solution
from tests.e2e.processes import Program, eventually
from tests.e2e.school import School

FILE = "bonjour/bonjour.py"
RIGHT = solution("bonjour")
ENGINE = {"DOCKER_HOST": "unix:///nowhere/no-engine.sock"}


@pytest.fixture(scope="module")
def large() -> Iterator[School]:
    """Yield a school whose own host is `atlas`."""
    with School(lease_seconds=3, workers=1, worker_name="atlas") as school:
        yield school


def shared(school: School) -> Mapping[str, str]:
    """Return the environment of a second host."""
    return os.environ | {
        "DATABASE_URL": school.settings.database_address,
        "REDIS_URL": school.settings.redis_address,
        "GRADER_REPOSITORIES": str(school.settings.repositories_folder),
        "GRADER_DATA": str(school.folder / "zeus"),
        "GRADER_WORKER_NAME": "zeus",
        "GRADER_WORKERS": "1",
        "GRADER_POOL_LOW": "1",
        "GRADER_POOL_HIGH": "1",
    }


@pytest.fixture
def zeus(large: School) -> Iterator[Program]:
    """Yield the second host, not yet started."""
    host = Program("worker", shared(large), large.folder / "zeus.log")
    yield host
    host.stop()
    large.start()


@pytest.fixture
def ada(large: School, tmp_path: Path) -> Desk:
    """Return the desk of an Ada at that school."""
    return open_desk(large.add("Ada"), large, tmp_path)


def working(school: School) -> set[str]:
    """Return the names of the hosts that take work."""
    return {one.host.id for one in live_hosts(database=school.grader.database) if one.takes_work}


def drain(school: School, host: str) -> str:
    """Drain a host, and return what the command says once it has left."""
    command = [sys.executable, "-m", "grader", "worker", "drain", host]
    return subprocess.run(command, env=shared(school), capture_output=True, text=True, check=True, timeout=60).stdout


def test_a_drained_host_leaves_and_another_grades(ada: Desk, large: School, zeus: Program) -> None:
    zeus.start()
    eventually(lambda: working(large) == {"atlas", "zeus"}, what="both hosts")

    said = drain(large, "atlas")
    answer = ada.hand_in(FILE, RIGHT)

    assert said == "atlas est partie.\n"
    assert eventually(lambda: large.worker.status is not None, what="the end of a drained worker")
    assert large.worker.status == 0
    assert "Bravo !" in answer.said
    assert working(large) == {"zeus"}


def test_a_host_without_its_engine_leaves_the_work_to_the_other(ada: Desk, large: School, zeus: Program) -> None:
    zeus.start(**ENGINE)
    eventually(lambda: len(live_hosts(database=large.grader.database)) == 2, what="both hosts")

    answer = ada.hand_in(FILE, RIGHT)

    assert working(large) == {"atlas"}
    assert "Bravo !" in answer.said
    assert ada.result("bonjour").verdict is Verdict.PASSED


def test_a_drained_host_comes_back(large: School) -> None:
    drain(large, "atlas")
    eventually(lambda: not large.worker.is_running, what="the end of a drained worker")

    large.worker.start()

    assert eventually(lambda: working(large) == {"atlas"}, what="the host again")
