"""What the kernel counts of this container: processes killed for memory, forks refused, objects without a file."""

import contextlib
from pathlib import Path

# Of cgroup v2 and v1, as they are mounted in a container: the file and the word before its count.
_MEMORY = (
    ("/sys/fs/cgroup/memory.events", b"oom_kill"),
    ("/sys/fs/cgroup/memory/memory.oom_control", b"oom_kill"),
)
_PROCESSES = (
    ("/sys/fs/cgroup/pids.events", b"max"),
    ("/sys/fs/cgroup/pids/pids.events", b"max"),
)
_SYSTEM_V = ("shm", "sem", "msg")


def memory_kills() -> int:
    """Return how many processes of the container the kernel has killed for memory; 0 where it does not tell."""
    return _count(_MEMORY)


def refused_forks() -> int:
    """Return how often the container's limit of processes was met; 0 where the kernel does not tell."""
    return _count(_PROCESSES)


def has_system_v_objects() -> bool:
    """Tell whether there are System V objects in the container, which outlive the process that made them."""
    return any(_rows(Path("/proc/sysvipc") / kind) > 0 for kind in _SYSTEM_V)


def _rows(table: Path) -> int:
    with contextlib.suppress(FileNotFoundError):
        return table.read_bytes().count(b"\n") - 1
    return 0


def _count(places: tuple[tuple[str, bytes], ...]) -> int:
    for file, word in places:
        with contextlib.suppress(OSError, ValueError):
            for line in Path(file).read_bytes().splitlines():
                name, _, count = line.partition(b" ")
                if name == word:
                    return int(count)
    return 0
