"""What sandboxes are started with: as asked for, or not at all."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.pool.own_supply import OwnSupply
from grader.adapters.sandbox.pool.seat import Wish
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.adapters.sandbox.trial import try_out
from grader.domain.errors import SandboxUnavailable
from tests.adapters.sandbox.conftest import left_behind, utc_now

pytestmark = pytest.mark.docker

Started = Callable[[str], DockerSandbox]


@pytest.fixture
def started_with(engine: EngineConnection, runners: Path, installation: str, tmp_path: Path) -> Iterator[Started]:
    """Return what makes a sandbox whose containers are started with a runtime; none may be left."""
    made = []

    def make(oci_runtime: str) -> DockerSandbox:
        made.append(
            DockerSandbox(
                installation=installation,
                now=utc_now,
                connection=engine,
                runners=runners,
                runtime=tmp_path / "runtime",
                oci_runtime=oci_runtime,
            )
        )
        return made[-1]

    yield make
    for sandbox in made:
        sandbox.close()
    assert left_behind(engine, installation) == []


def test_a_runtime_that_serves_is_used(
    engine: EngineConnection, runners: Path, installation: str, tmp_path: Path
) -> None:
    supply = OwnSupply(
        engine, tmp_path / "runtime", installation=installation, now=utc_now, runners=runners, oci_runtime="runc"
    )

    seat = supply.acquire(Wish("python", "ada", 1 << 27), patience=timedelta(seconds=30))
    used = {engine.api.inspect_container(one)["HostConfig"]["Runtime"] for one in left_behind(engine, installation)}
    with seat:
        pass
    supply.release(seat, clean=True)
    supply.close()

    assert used == {"runc"}


def test_a_whole_run_passes_its_trial(started_with: Started) -> None:
    try_out(started_with("runc"), runtime="runc")


def test_a_runtime_that_the_engine_lacks_is_named_and_nothing_takes_its_place(started_with: Started) -> None:
    with pytest.raises(SandboxUnavailable, match="started with no-such does not serve"):
        try_out(started_with("no-such"), runtime="no-such")
