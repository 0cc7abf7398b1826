"""The hardened container: what code that nobody trusts gets of this machine, which is next to nothing."""

from dataclasses import dataclass
from datetime import datetime

from docker.types import HostConfig, LogConfig, Ulimit

from grader.adapters.docker_sandbox.connection import Connection
from grader.domain.exercise import Limits

INSTALLATION_LABEL = "installation"
RUN_LABEL = "grader.run"
OWNER_LABEL = "grader.owner"
DEADLINE_LABEL = "grader.deadline"

HOSTNAME = "sandbox"
TESTS_UID, LEARNER_UID = 10001, 10002
"""The user ids of `runner_images/PROTOCOL.md`: root without DAC_OVERRIDE cannot enter the folders of either."""

MEBIBYTE = 1_048_576
FILE_BYTES = 16 * MEBIBYTE
OPEN_FILES = 256
PROCESSES = 64
CPU_NANOSECONDS = 1_000_000_000
"""CPU time a second: one core, so that a busy loop leaves the others to honest neighbours."""

_GUARDED = "rw,nosuid,nodev,noexec"
WRITABLE = {
    "/work": f"{_GUARDED},size={32 * MEBIBYTE},nr_inodes=4096,mode=0700,uid={LEARNER_UID},gid={LEARNER_UID}",
    "/tests": f"{_GUARDED},size={16 * MEBIBYTE},nr_inodes=4096,mode=0700,uid={TESTS_UID},gid={TESTS_UID}",
    "/tmp": f"{_GUARDED},size={16 * MEBIBYTE},nr_inodes=1024,mode=1777",  # noqa: S108 - the container's own
    "/dev/shm": f"{_GUARDED},size={MEBIBYTE},nr_inodes=64,mode=1777",  # noqa: S108
}
"""Every writable place: in memory, bounded in bytes and in files, and counted as the container's memory."""


@dataclass(frozen=True)
class Labels:
    """What tells a janitor whose container it is, and when it is nobody's any more."""

    installation: str
    run: str
    owner: str
    deadline: datetime

    def as_mapping(self) -> dict[str, str]:
        """Return them as Docker keeps them; the deadline in whole seconds since 1970."""
        return {
            INSTALLATION_LABEL: self.installation,
            RUN_LABEL: self.run,
            OWNER_LABEL: self.owner,
            DEADLINE_LABEL: str(int(self.deadline.timestamp())),
        }


def create(connection: Connection, image: str, labels: Labels, limits: Limits) -> str:
    """Create a container that waits on its standard input, and return its id."""
    created = connection.api.create_container(
        image,
        hostname=HOSTNAME,
        stdin_open=True,
        tty=False,
        network_disabled=True,
        labels=labels.as_mapping(),
        host_config=_host_config(connection, limits),
    )
    return str(created["Id"])


def _host_config(connection: Connection, limits: Limits) -> HostConfig:
    """Return the walls.

    Process 1 is our harness as uid 0 with three capabilities: a container started under another user id would have none
    in effect, and it has to give two user ids away and to end what runs under them.
    """
    config: HostConfig = connection.api.create_host_config(
        network_mode="none",
        read_only=True,
        tmpfs=WRITABLE,
        ipc_mode="private",
        mem_limit=limits.memory_bytes,
        memswap_limit=limits.memory_bytes,
        pids_limit=PROCESSES,
        nano_cpus=CPU_NANOSECONDS,
        cap_drop=["ALL"],
        cap_add=["SETUID", "SETGID", "KILL"],
        security_opt=["no-new-privileges:true"],
        ulimits=[
            Ulimit(name="core", soft=0, hard=0),
            Ulimit(name="fsize", soft=FILE_BYTES, hard=FILE_BYTES),
            Ulimit(name="nofile", soft=OPEN_FILES, hard=OPEN_FILES),
        ],
        log_config=LogConfig(type=LogConfig.types.NONE),
        privileged=False,
        auto_remove=False,
    )
    return config
