"""What keeps a container in, whoever asks the Engine for it: in names and numbers, and bound to no way of asking."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from grader.adapters.sandbox.images.room import MEBIBYTE, Room

HOSTNAME = "sandbox"
LINK_FOLDER = "/link"
CAPABILITIES = ("SETUID", "SETGID", "KILL")
"""Of process 1, which is our harness as uid 0: a container started under another user id would have none in effect, and
it has to give user ids away and to end what runs under them."""

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
class Bounds:
    """What a container may use.

    Attributes:
        writable: Every writable place, with its options: in memory, and counted as the container's memory.
        of_each_process: Limits that nobody may raise, by name.
        cpu_nanoseconds: A second; None: as many as there are.
    """

    writable: Mapping[str, str]
    of_each_process: Mapping[str, int]
    memory_bytes: int
    tasks: int
    cpu_nanoseconds: int | None


def bounds_of(role: ContainerRole, room: Room, memory_bytes: int) -> Bounds:
    """Return the bounds of a container of an image that asks for so much room."""
    # Many runs at a time in the tests' container, each of two processes; under a quota one would slow the others.
    learner = role is ContainerRole.LEARNER
    return Bounds(
        writable=_writable(role, room),
        of_each_process={"core": 0, "fsize": room.file_bytes, "nofile": room.open_files},
        memory_bytes=memory_bytes + (room.spare_bytes if learner else 0),
        tasks=room.tasks if learner else TESTS_TASKS,
        cpu_nanoseconds=CPU_NANOSECONDS if learner else None,
    )


def _writable(role: ContainerRole, room: Room) -> dict[str, str]:
    """Return the writable places, bounded in bytes and in files."""
    ours, size = ("/work", 32) if role is ContainerRole.LEARNER else ("/tests", 128)
    return {
        ours: f"{_GUARDED},size={size * MEBIBYTE},nr_inodes=4096,mode=1777",
        "/tmp": f"{_GUARDED},size={room.temporary_bytes},nr_inodes=1024,mode=1777",  # noqa: S108 - the container's own
        "/dev/shm": f"{_GUARDED},size={room.shared_bytes},nr_inodes=64,mode=1777",  # noqa: S108
    }
