"""Sandboxes on the real Engine, each as an installation of its own, which must leave no container behind."""

import shutil
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from docker.errors import APIError

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.containers.container import INSTALLATION_LABEL
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, RunnerImage, ensure_runner
from grader.adapters.sandbox.pool.idle import Marks
from grader.adapters.sandbox.pool.own_supply import OwnSupply
from grader.adapters.sandbox.pool.service import PoolService
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.exercises.runners import Store

HERE = Path(__file__).parent
STAND_IN = "stand-in"
PATIENCE_SECONDS = 90.0
"""Longer than a busy machine needs to make or to remove some containers."""


def utc_now() -> datetime:
    """Return the real time."""
    return datetime.now(UTC)


@pytest.fixture(scope="session")
def engine() -> EngineConnection:
    """Return the connection to the Engine that tests run on."""
    return EngineConnection()


@pytest.fixture(scope="session")
def runners(engine: EngineConnection, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a folder with a copy of the real runner and one that obeys its job, both built.

    A copy, so that an edit of the harness while the tests run does not make its image another one half-way.
    """
    folder = tmp_path_factory.mktemp("runners")
    shutil.copytree(RUNNERS_FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    python = ensure_runner(engine, "python", progress=print, folder=folder)
    obedient = folder / STAND_IN
    obedient.mkdir()
    obedient.joinpath("harness.py").write_bytes(HERE.joinpath("stand_in.py").read_bytes())
    lines = (f"FROM {python.id}", f"COPY {STAND_IN}/harness.py /", 'ENTRYPOINT ["python3", "-I", "/harness.py"]', "")
    obedient.joinpath("Dockerfile").write_text("\n".join(lines), encoding="utf-8")
    image = ensure_runner(engine, STAND_IN, progress=print, folder=folder)
    yield folder
    with suppress(APIError):  # tests that run beside these have the same one, or use it still
        engine.api.remove_image(image.id, force=True)


@pytest.fixture(scope="session")
def python_image(engine: EngineConnection, runners: Path) -> RunnerImage:
    """Return the real runner's image."""
    return ensure_runner(engine, "python", progress=print, folder=runners)


@pytest.fixture
def installation() -> str:
    """Return an installation's id that nobody else has."""
    return f"test-{uuid4().hex}"


@pytest.fixture
def sandbox(engine: EngineConnection, runners: Path, installation: str, tmp_path: Path) -> Iterator[DockerSandbox]:
    """Yield a sandbox on the Engine without a pool; the test that leaves a container behind fails."""
    runtime = tmp_path / "runtime"
    sandbox = DockerSandbox(installation=installation, now=utc_now, connection=engine, runners=runners, runtime=runtime)
    yield sandbox
    sandbox.close()
    assert left_behind(engine, installation) == []
    assert list(runtime.glob("*")) == []


MakePool = Callable[..., OwnSupply]


@pytest.fixture
def make_pool(engine: EngineConnection, runners: Path, installation: str, tmp_path: Path) -> Iterator[MakePool]:
    """Yield a maker of pools that serve `runtime`; it waits until the store is full."""
    services = []

    def make(*, low: int = 1, high: int = 1, of: Collection[str] = ("python", STAND_IN), **marks: object) -> OwnSupply:
        kept = Marks(stores=dict.fromkeys(of, Store(low, high)), **marks)  # type: ignore[arg-type]
        supply = OwnSupply(
            engine, tmp_path / "runtime", installation=installation, now=utc_now, runners=runners, marks=kept
        )
        sweeper = DockerSandbox(
            installation=installation, now=utc_now, connection=engine, runners=runners, runtime=tmp_path / "runtime"
        )
        service = PoolService(supply, tmp_path / "runtime", sweeper.sweep_stale)
        service.start()
        services.append(service)
        eventually(lambda: len(left_behind(engine, installation, role="learner")) >= len(of) * low)
        return supply

    yield make
    for service in services:
        service.stop()
    assert left_behind(engine, installation) == []


@pytest.fixture
def pooled(
    engine: EngineConnection, runners: Path, installation: str, tmp_path: Path, make_pool: MakePool
) -> Iterator[DockerSandbox]:
    """Yield a sandbox that gets its seats from a pool."""
    make_pool()
    sandbox = DockerSandbox(
        installation=installation, now=utc_now, connection=engine, runners=runners, runtime=tmp_path / "runtime"
    )
    yield sandbox
    sandbox.close()


def eventually(holds: Callable[[], bool], *, seconds: float = PATIENCE_SECONDS) -> None:
    """Return as soon as it holds; fail when it does not get there."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come to hold"
        time.sleep(0.02)


def left_behind(engine: EngineConnection, installation: str, *, role: str | None = None) -> list[str]:
    """Return the ids of an installation's containers, of one role if so asked."""
    labels = [f"{INSTALLATION_LABEL}={installation}", *([f"grader.role={role}"] if role else [])]
    return [found["Id"] for found in engine.api.containers(all=True, filters={"label": labels})]
