"""Containers that go while they are made: one blow costs nobody a seat, and a fault that stays is told."""

import socket
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from grader.adapters.sandbox.connection import SandboxGone
from grader.adapters.sandbox.containers.bounds import ContainerRole
from grader.adapters.sandbox.containers.container_factory import ContainerFactory, Linked
from grader.adapters.sandbox.images.runner_image import RunnerImage
from grader.adapters.sandbox.pool.idle import Marks
from grader.adapters.sandbox.pool.pool import ATTEMPTS, Pool
from grader.adapters.sandbox.pool.seat import Wish
from grader.adapters.sandbox.wire.link import Link
from grader.domain.errors import PlatformError, SandboxBroke, SandboxUnavailable

IMAGE = RunnerImage("python", "sha256:1", "0" * 64)
WISH = Wish("python", "ada", 1 << 27)
PATIENCE = timedelta(seconds=20)
GONE = SandboxGone("starting a sandbox: the container is gone")
BROKE = SandboxBroke("the harness did not get ready")
DOWN = SandboxUnavailable("creating a sandbox: the Docker Engine does not do it")
MakePool = Callable[[list[PlatformError]], Pool]


def one_end() -> socket.socket:
    """Return an end of a link whose other end has hung up."""
    ours, theirs = socket.socketpair()
    theirs.close()
    return ours


class Obliging(Linked):
    """A container that serves every run."""

    def begin_run(self) -> socket.socket:
        return one_end()

    def await_running(self) -> None:
        """It is at once."""


class Unlucky(ContainerFactory):
    """Makes containers for learners, the first of which go wrong."""

    def __init__(self, faults: list[PlatformError]) -> None:
        self._faults = iter(faults)

    def make(self, role: ContainerRole, image: RunnerImage, memory_bytes: int) -> Linked:
        if role is ContainerRole.LEARNER and (fault := next(self._faults, None)) is not None:
            raise fault
        return Obliging(f"{role}-1", role, image, Link(one_end()), memory_bytes)

    def resize(self, linked: Linked, memory_bytes: int) -> None:
        linked.memory_bytes = memory_bytes

    def destroy(self, linked: Linked) -> None:
        linked.link.close()

    def close(self) -> None:
        """Nothing is under way."""


@pytest.fixture
def make_pool() -> Iterator[MakePool]:
    """Yield what makes pools over factories that are unlucky at first."""
    made: list[Pool] = []

    def make(faults: list[PlatformError]) -> Pool:
        made.append(Pool(Unlucky(faults), lambda _: IMAGE, Marks()))
        return made[-1]

    yield make
    for pool in made:
        pool.close()


@pytest.mark.parametrize("fault", [GONE, BROKE])
def test_who_waits_gets_the_next_one(make_pool: MakePool, fault: PlatformError) -> None:
    pool = make_pool([fault] * (ATTEMPTS - 1))

    with pool.acquire(WISH, patience=PATIENCE):
        assert pool.counts["leased"] == 1


@pytest.mark.parametrize("fault", [GONE, BROKE, DOWN])
def test_a_fault_that_stays_is_told(make_pool: MakePool, fault: PlatformError) -> None:
    pool = make_pool([fault] * 100)

    with pytest.raises(type(fault), match=str(fault)):
        pool.acquire(WISH, patience=PATIENCE)
