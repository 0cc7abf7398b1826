"""The sweep finds what a dead process left, and touches nobody else's."""

from datetime import timedelta
from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.containers import container
from grader.adapters.sandbox.containers.bounds import ContainerRole
from grader.adapters.sandbox.containers.holder import Holder
from grader.adapters.sandbox.images.runner_image import RunnerImage
from grader.adapters.sandbox.sandbox import DockerSandbox
from tests.adapters.sandbox.conftest import left_behind, utc_now

pytestmark = pytest.mark.docker

LATER = timedelta(minutes=1)


def test_only_our_own_go_whose_process_or_time_is_over(
    engine: EngineConnection, python_image: RunnerImage, sandbox: DockerSandbox, installation: str, tmp_path: Path
) -> None:
    living = Holder(tmp_path / "runtime")

    def leave(whose: str, holder: str, time_left: timedelta) -> str:
        labels = container.Labels(whose, holder, ContainerRole.LEARNER, utc_now() + time_left)
        return container.create(
            engine, python_image, labels, living.folder, memory_bytes=1 << 28, environment={}, oci_runtime=None
        )

    leave(installation, living.id, -LATER)
    leave(installation, "dead", LATER)
    busy = leave(installation, living.id, LATER)
    foreign = leave(f"{installation}-other", "dead", -LATER)

    swept = sandbox.sweep_stale()
    left = left_behind(engine, installation), left_behind(engine, f"{installation}-other")
    for kept in (busy, foreign):
        engine.api.remove_container(kept, force=True)
    living.close()

    assert swept == 2
    assert left == ([busy], [foreign])
