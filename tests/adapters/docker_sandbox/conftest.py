"""Sandboxes on the real Engine, each as an installation of its own, which must leave no container behind."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from grader.adapters.docker_sandbox.connection import Connection
from grader.adapters.docker_sandbox.container import INSTALLATION_LABEL
from grader.adapters.docker_sandbox.runner_image import RUNNERS_FOLDER, RunnerImage, ensure_runner
from grader.adapters.docker_sandbox.sandbox import DockerSandbox

HERE = Path(__file__).parent
STAND_IN = "stand-in"


def utc_now() -> datetime:
    """Return the real time."""
    return datetime.now(UTC)


@pytest.fixture(scope="session")
def engine() -> Connection:
    """Return the connection to the Engine that tests run on."""
    return Connection()


@pytest.fixture(scope="session")
def runners(engine: Connection, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a folder with a copy of the real runner and one that obeys its job, both built.

    A copy, so that an edit of the harness while the tests run does not make its image another one half-way.
    """
    folder = tmp_path_factory.mktemp("runners")
    shutil.copytree(RUNNERS_FOLDER / "python", folder / "python", ignore=shutil.ignore_patterns("__pycache__"))
    python = ensure_runner(engine, "python", progress=print, folder=folder)
    obedient = folder / STAND_IN
    obedient.mkdir()
    obedient.joinpath("harness.py").write_bytes(HERE.joinpath("stand_in.py").read_bytes())
    lines = (f"FROM {python.id}", "COPY harness.py /", 'ENTRYPOINT ["python3", "-I", "/harness.py"]', "")
    obedient.joinpath("Dockerfile").write_text("\n".join(lines), encoding="utf-8")
    image = ensure_runner(engine, STAND_IN, progress=print, folder=folder)
    yield folder
    engine.api.remove_image(image.id, force=True)


@pytest.fixture(scope="session")
def python_image(engine: Connection, runners: Path) -> RunnerImage:
    """Return the real runner's image."""
    return ensure_runner(engine, "python", progress=print, folder=runners)


@pytest.fixture
def installation() -> str:
    """Return an installation's id that nobody else has."""
    return f"test-{uuid4().hex}"


@pytest.fixture
def sandbox(engine: Connection, runners: Path, installation: str) -> Iterator[DockerSandbox]:
    """Yield a sandbox on the Engine; the test that leaves a container behind fails."""
    sandbox = DockerSandbox(installation=installation, now=utc_now, connection=engine, runners=runners)
    yield sandbox
    sandbox.close()
    assert left_behind(engine, installation) == []


def left_behind(engine: Connection, installation: str) -> list[str]:
    """Return the ids of an installation's containers."""
    found = engine.api.containers(all=True, filters={"label": f"{INSTALLATION_LABEL}={installation}"})
    return [container["Id"] for container in found]
