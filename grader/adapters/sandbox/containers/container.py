"""The hardened containers: what code that nobody trusts gets of this machine, which is next to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from docker.types import HostConfig, LogConfig, Mount, Ulimit

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.containers.seccomp import system_calls
from grader.adapters.sandbox.images.room import MEBIBYTE, Room
from grader.adapters.sandbox.images.runner_image import RunnerImage

INSTALLATION_LABEL = "installation"
HOLDER_LABEL = "grader.holder"
ROLE_LABEL = "grader.role"
DEADLINE_LABEL = "grader.deadline"

HOSTNAME = "sandbox"
LINK_FOLDER = "/link"

TESTS_TASKS = 2_048
"""Processes and threads of one container; a suite that asks whether code is safe for threads starts 1,000 of them."""

CPU_NANOSECONDS = 1_000_000_000
"""CPU time a second of a learner's sandbox: one core, so that a busy loop leaves the others to honest neighbours."""

_GUARDED = "rw,nosuid,nodev,noexec"


class ContainerRole(StrEnum):
    """What a container is for: the argument of the image's entry point."""

    LEARNER = "learner"
    TESTS = "tests"


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
        host_config=_host_config(connection, labels.role, image.room, link, memory_bytes, oci_runtime),
    )
    return str(created["Id"])


def _writable(role: ContainerRole, room: Room) -> dict[str, str]:
    """Return every writable place: in memory, bounded in bytes and in files, and counted as the container's memory."""
    ours, size = ("/work", 32) if role is ContainerRole.LEARNER else ("/tests", 128)
    return {
        ours: f"{_GUARDED},size={size * MEBIBYTE},nr_inodes=4096,mode=1777",
        "/tmp": f"{_GUARDED},size={room.temporary_bytes},nr_inodes=1024,mode=1777",  # noqa: S108 - the container's own
        "/dev/shm": f"{_GUARDED},size={room.shared_bytes},nr_inodes=64,mode=1777",  # noqa: S108
    }


def _host_config(
    connection: EngineConnection,
    role: ContainerRole,
    room: Room,
    link: Path,
    memory_bytes: int,
    oci_runtime: str | None,
) -> HostConfig:
    """Return what keeps it in.

    Process 1 is our harness as uid 0 with three capabilities: a container started under another user id would have none
    in effect, and it has to give user ids away and to end what runs under them.
    """
    # Many runs at a time in the tests' container, each of two processes; under a quota one would slow the others.
    learner = role is ContainerRole.LEARNER
    config: HostConfig = connection.api.create_host_config(
        network_mode="none",
        runtime=oci_runtime,
        read_only=True,
        tmpfs=_writable(role, room),
        mounts=[Mount(LINK_FOLDER, str(link), type="bind", read_only=True, propagation="rprivate")],
        ipc_mode="private",
        mem_limit=memory_bytes,
        memswap_limit=memory_bytes,
        pids_limit=room.tasks if learner else TESTS_TASKS,
        nano_cpus=CPU_NANOSECONDS if learner else None,
        cap_drop=["ALL"],
        cap_add=["SETUID", "SETGID", "KILL"],
        security_opt=["no-new-privileges:true", f"seccomp={system_calls()}"],
        ulimits=_bounds(room),
        log_config=LogConfig(type=LogConfig.types.NONE),
        privileged=False,
        auto_remove=False,
    )
    return config


def _bounds(room: Room) -> list[Ulimit]:
    """Return the limits of each process; nobody may raise them."""
    most = {"core": 0, "fsize": room.file_bytes, "nofile": room.open_files}
    return [Ulimit(name=name, soft=number, hard=number) for name, number in most.items()]
