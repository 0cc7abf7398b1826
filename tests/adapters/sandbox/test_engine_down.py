"""No Engine, no sandbox: said in the project's own words, and soon."""

import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.errors import SandboxUnavailable
from tests.adapters.sandbox.double import SOLUTION, exercise, hand_in

OPEN_FILES = Path("/proc/self/fd")


@pytest.fixture(params=["no-socket", "socket-of-the-dead"])
def sandbox(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DockerSandbox:
    """Return a sandbox whose Engine does not answer."""
    path = tmp_path / "docker.sock"
    if request.param == "socket-of-the-dead":
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
    monkeypatch.setenv("DOCKER_HOST", f"unix://{path}")
    return DockerSandbox(installation="test", now=lambda: datetime.now(UTC))


def test_a_run_is_refused(sandbox: DockerSandbox) -> None:
    with pytest.raises(SandboxUnavailable, match="Engine"):
        sandbox.run(exercise(), hand_in(SOLUTION), owner="ada", on_check=lambda _: None)


def test_the_image_digest_is_not_known(sandbox: DockerSandbox) -> None:
    with pytest.raises(SandboxUnavailable, match="Engine"):
        sandbox.image_digest("python")


def test_nothing_is_swept(sandbox: DockerSandbox) -> None:
    with pytest.raises(SandboxUnavailable, match="Engine"):
        sandbox.sweep_stale()


@pytest.mark.usefixtures("sandbox")
def test_no_image_is_built() -> None:
    with pytest.raises(SandboxUnavailable, match="Engine"):
        ensure_runner(EngineConnection(), "python", progress=print)


def test_no_socket_is_left_open(sandbox: DockerSandbox) -> None:
    before = set(OPEN_FILES.iterdir())

    with pytest.raises(SandboxUnavailable) as refused:  # what is raised keeps alive what was not closed
        sandbox.image_digest("python")

    assert set(OPEN_FILES.iterdir()) == before, refused.value
