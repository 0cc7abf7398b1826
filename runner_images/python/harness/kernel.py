"""What the kernel counts of this container: processes killed for memory, forks refused, a user's processes."""

import contextlib
import os
import signal
from pathlib import Path

# Of cgroup v2 and v1, as they are mounted in a container: the file and the word before its count.
_MEMORY = (
    ("/sys/fs/cgroup/memory.events", "oom_kill"),
    ("/sys/fs/cgroup/memory/memory.oom_control", "oom_kill"),
)
_PROCESSES = (
    ("/sys/fs/cgroup/pids.events", "max"),
    ("/sys/fs/cgroup/pids/pids.events", "max"),
)
_SYSTEM_V = ("shm", "sem", "msg")


def memory_kills() -> int:
    """Return how many processes of the container the kernel has killed for memory; 0 where it does not tell."""
    return _count(_MEMORY)


def refused_forks() -> int:
    """Return how often the container's limit of processes was met; 0 where the kernel does not tell."""
    return _count(_PROCESSES)


def processes_of(uid: int | None) -> list[int]:
    """Return the ids of the processes, zombies too, of user `uid`; none for None."""
    if uid is None:
        return []
    names = (entry.name for entry in Path("/proc").iterdir())
    return [int(name) for name in names if name.isdigit() and _owner(name) == uid]


def kill(pids: list[int]) -> None:
    """Kill each of `pids` that still lives."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)


def reap(*, spare: set[int]) -> None:
    """Reap the orphans that came to process 1; the children in `spare` are waited for elsewhere."""
    for entry in processes_below(os.getpid()):
        if entry not in spare:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(entry, os.WNOHANG)


def processes_below(parent: int) -> list[int]:
    """Return the direct children of `parent`."""
    with contextlib.suppress(OSError):
        return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()]
    return []


def leftovers(uid: int | None) -> bool:
    """Tell whether user `uid` owns System V objects, which outlive the process that made them."""
    return uid is not None and any(str(uid) in _owners(Path("/proc/sysvipc") / kind) for kind in _SYSTEM_V)


def _owners(table: Path) -> list[str]:
    with contextlib.suppress(OSError, ValueError, IndexError):
        header, *rows = (line.split() for line in table.read_text("ascii").splitlines())
        return [row[header.index("uid")] for row in rows]
    return []


def _owner(pid: str) -> int | None:
    # Not the owner of /proc/<pid>, which is root for a process that changed its user.
    with contextlib.suppress(OSError, ValueError, IndexError):
        status = Path(f"/proc/{pid}/status").read_text("utf-8", "replace")
        return int(status.split("\nUid:", 1)[1].split()[0])
    return None


def _count(places: tuple[tuple[str, str], ...]) -> int:
    for file, word in places:
        with contextlib.suppress(OSError, ValueError):
            for line in Path(file).read_text("ascii").splitlines():
                name, _, count = line.partition(" ")
                if name == word:
                    return int(count)
    return 0
