"""The hardened containers: what code that nobody trusts gets of this machine, which is next to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docker.types import HostConfig, LogConfig, Mount, Ulimit

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.containers.bounds import (
    CAPABILITIES,
    HOSTNAME,
    LINK_FOLDER,
    Bounds,
    ContainerRole,
    bounds_of,
)
from grader.adapters.sandbox.containers.seccomp import system_calls
from grader.adapters.sandbox.images.runner_image import RunnerImage

INSTALLATION_LABEL = "installation"
HOLDER_LABEL = "grader.holder"
ROLE_LABEL = "grader.role"
DEADLINE_LABEL = "grader.deadline"


@dataclass(frozen=True)
class Labels:
    """What tells a janitor whose container it is, and when it is nobody's any more."""

    installation: str
    holder: str
    role: ContainerRole
    deadline: datetime

    def as_mapping(self) -> dict[str, str]:
        """Return them as Docker keeps them; the deadline in whole seconds since 1970."""
        return {
            INSTALLATION_LABEL: self.installation,
            HOLDER_LABEL: self.holder,
            ROLE_LABEL: self.role.value,
            DEADLINE_LABEL: str(int(self.deadline.timestamp())),
        }


def create(
    connection: EngineConnection,
    image: RunnerImage,
    labels: Labels,
    link: Path,
    *,
    memory_bytes: int,
    environment: Mapping[str, str],
    oci_runtime: str | None,
) -> str:
    """Create a container that will connect to the socket in the folder `link`, and return its id.

    Args:
        environment: Beside the image's own.
        oci_runtime: What the Engine starts it with, by the name it has there; None takes the Engine's own choice.
    """
    created = connection.api.create_container(
        image.id,
        command=[labels.role.value],
        environment=dict(environment),
        hostname=HOSTNAME,
        tty=False,
        network_disabled=True,
        labels=labels.as_mapping(),
        host_config=_host_config(connection, bounds_of(labels.role, image.room, memory_bytes), link, oci_runtime),
    )
    return str(created["Id"])


def _host_config(connection: EngineConnection, bounds: Bounds, link: Path, oci_runtime: str | None) -> HostConfig:
    """Return what keeps it in."""
    config: HostConfig = connection.api.create_host_config(
        network_mode="none",
        runtime=oci_runtime,
        read_only=True,
        tmpfs=dict(bounds.writable),
        mounts=[Mount(LINK_FOLDER, str(link), type="bind", read_only=True, propagation="rprivate")],
        ipc_mode="private",
        mem_limit=bounds.memory_bytes,
        memswap_limit=bounds.memory_bytes,
        pids_limit=bounds.tasks,
        nano_cpus=bounds.cpu_nanoseconds,
        cap_drop=["ALL"],
        cap_add=list(CAPABILITIES),
        security_opt=["no-new-privileges:true", f"seccomp={system_calls()}"],
        ulimits=[Ulimit(name=name, soft=most, hard=most) for name, most in bounds.of_each_process.items()],
        log_config=LogConfig(type=LogConfig.types.NONE),
        privileged=False,
        auto_remove=False,
    )
    return config
