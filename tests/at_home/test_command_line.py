"""The walls around a container at home are those at the school, as the Engine itself has both."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.containers.bounds import ContainerRole, bounds_of
from grader.adapters.sandbox.containers.container import Labels, create
from grader.adapters.sandbox.containers.seccomp import system_calls
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.at_home.command_line import arguments

MEMORY_BYTES = 268_435_456
OF_THE_WAY = {"Mounts", "ConsoleSize", "ContainerIDFile", "Binds", "RestartPolicy"}
"""How it was asked for, and the link, which is a volume at home and a folder at the school."""


def walls(container: dict[str, Any]) -> dict[str, object]:
    """Return what the Engine keeps a container in by; what is empty in one way is not there in the other."""
    config = container["HostConfig"]
    said = {name: value for name, value in config.items() if value and name not in OF_THE_WAY}
    orders = {
        name: sorted(json.dumps(one).replace("CAP_", "") for one in value)
        for name, value in said.items()
        if isinstance(value, list)
    }
    options = [one.removesuffix(":true") for one in config["SecurityOpt"] if not one.startswith("seccomp")]
    calls = [json.loads(one.partition("=")[2]) for one in config["SecurityOpt"] if one.startswith("seccomp")]
    network = {"Hostname": container["Config"]["Hostname"], "Network": config["NetworkMode"]}
    return said | orders | network | {"SecurityOpt": options, "calls": calls}


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("role", ContainerRole)
def test_the_engine_has_the_same_walls_either_way(role: ContainerRole, tmp_path: Path) -> None:
    connection = EngineConnection()
    image = ensure_runner(connection, "python", progress=print)
    labels = Labels("at-home", "nobody", role, datetime.now(UTC))
    (tmp_path / "calls.json").write_text(system_calls())
    typed = (*arguments(bounds_of(role, image.room, MEMORY_BYTES)), f"--security-opt=seccomp={tmp_path}/calls.json")

    here = create(connection, image, labels, tmp_path, memory_bytes=MEMORY_BYTES, environment={}, oci_runtime=None)
    home = subprocess.run(
        ["docker", "create", *typed, image.id, role], capture_output=True, text=True, check=True
    ).stdout.strip()

    told = [walls(connection.api.inspect_container(one)) for one in (here, home)]
    for one in (here, home):
        connection.api.remove_container(one, force=True)
    assert told[1] == told[0]
