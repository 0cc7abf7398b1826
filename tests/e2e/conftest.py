"""End to end: the real Git client, web, worker, Redis, database and sandbox, as one school for all tests.

Each test works as a learner of its own, so that none depends on another.
"""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.domain.people import Role
from tests.chaos.inside.points import named
from tests.chaos.traps import Stopped, Traps
from tests.e2e.desk import FILE, RIGHT, Desk
from tests.e2e.school import Member, School

HERE = Path(__file__).parent
CHECK = named("during the tests")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder."""
    for item in items:
        if item.path.is_relative_to(HERE):
            for mark in (pytest.mark.docker, pytest.mark.slow):
                item.add_marker(mark)


@pytest.fixture(scope="session")
def school() -> Iterator[School]:
    """Yield the school that all tests share."""
    with School() as school:
        yield school


@pytest.fixture(scope="session")
def ines(school: School) -> Member:
    """Return Inès, who trains."""
    return school.add("Inès", Role.TRAINER)


@pytest.fixture(scope="session")
def paul(school: School) -> Member:
    """Return Paul, who leads the cohort."""
    return school.add("Paul", Role.LEAD)


@pytest.fixture
def ada(school: School, tmp_path: Path) -> Iterator[Desk]:
    """Yield the desk of an Ada who has just come, with her clone."""
    desk = open_desk(school.add("Ada"), school, tmp_path)
    yield desk
    shutil.rmtree(desk.clone)


@pytest.fixture
def karim(school: School, tmp_path: Path) -> Desk:
    """Return the desk of a Karim who has just come, with his clone."""
    return open_desk(school.add("Karim"), school, tmp_path)


def open_desk(member: Member, school: School, folder: Path) -> Desk:
    """Return somebody's desk, with a clone of their repository."""
    desk = Desk(folder, member, school)
    cloned = desk.open()
    assert cloned.status == 0, cloned.terminal
    return desk


@pytest.fixture(scope="session")
def traps(tmp_path_factory: pytest.TempPathFactory) -> Traps:
    """Return what makes a run stand still, so that no machine is too slow to strike it under way."""
    return Traps(tmp_path_factory.mktemp("traps") / "set")


@dataclass(frozen=True)
class Held:
    """A push whose run stands still: its first check is told, its second is not."""

    push: subprocess.Popen[bytes]
    run: Stopped


@pytest.fixture
def held(ada: Desk, traps: Traps) -> Held:
    """Return Ada's push of a solution."""
    ada.write(FILE, RIGHT)
    ada.commit()
    traps.set(CHECK)
    push = ada.begin_push()
    first = standing(traps)
    traps.set(CHECK)
    first.resume()
    return Held(push, standing(traps))


def standing(traps: Traps) -> Stopped:
    """Return the worker's process that is about to tell a check."""
    stopped = traps.caught(CHECK, 60)
    assert stopped is not None
    return stopped
