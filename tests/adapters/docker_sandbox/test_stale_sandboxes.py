"""The sweep finds what a dead process left, and touches nobody else's."""

from datetime import timedelta

import pytest

from grader.adapters.docker_sandbox import container
from grader.adapters.docker_sandbox.connection import Connection
from grader.adapters.docker_sandbox.runner_image import RunnerImage
from grader.adapters.docker_sandbox.sandbox import DockerSandbox
from grader.domain.exercise import Limits
from tests.adapters.docker_sandbox.conftest import left_behind, utc_now

pytestmark = pytest.mark.docker


def leave(engine: Connection, image: RunnerImage, installation: str, age: timedelta) -> str:
    """Create a container whose deadline was that long ago."""
    labels = container.Labels(installation, "run", "ada", utc_now() - age)
    return container.create(engine, image.id, labels, Limits())


def test_only_our_own_overdue_containers_go(
    engine: Connection, python_image: RunnerImage, sandbox: DockerSandbox, installation: str
) -> None:
    leave(engine, python_image, installation, timedelta(minutes=1))
    busy = leave(engine, python_image, installation, timedelta(minutes=-1))
    foreign = leave(engine, python_image, f"{installation}-other", timedelta(minutes=1))

    swept = sandbox.sweep_stale()
    left = left_behind(engine, installation), left_behind(engine, f"{installation}-other")
    for kept in (busy, foreign):
        engine.api.remove_container(kept, force=True)

    assert swept == 1
    assert left == ([busy], [foreign])
