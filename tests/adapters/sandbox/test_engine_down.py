"""No Engine, no sandbox: said in the project's own words, and soon."""

import gc
import socket
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.errors import SandboxUnavailable
from tests.adapters.sandbox.double import SOLUTION, exercise, hand_in


@pytest.fixture(params=["no-socket", "socket-of-the-dead"])
def sandbox(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DockerSandbox]:
    """Yield a sandbox whose Engine does not answer."""
    path = tmp_path / "docker.sock"
    if request.param == "socket-of-the-dead":
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
    monkeypatch.setenv("DOCKER_HOST", f"unix://{path}")
    yield DockerSandbox(installation="test", now=lambda: datetime.now(UTC))
    # The SDK forgets to close a socket that could not connect; its warning must not land in a later test.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


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
