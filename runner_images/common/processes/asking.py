"""Whether a program waits for something to read, as the kernel tells where each of its processes sleeps."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

_MOST_PROCESSES = 32


def asks(pid: int, uid: int | None) -> bool:
    """Tell whether all that runs of the program `pid`, of user `uid`, sleeps until it can read from a pipe.

    False too where the kernel does not tell, as gVisor's: then a wait ends with its time.
    """
    with contextlib.suppress(OSError, ValueError), _as_user(uid):
        leaves = [process for process, children in _family(pid) if not children]
        return bool(leaves) and all(map(_reads_a_pipe, leaves))
    return False


def _reads_a_pipe(pid: int) -> bool:
    # `pipe_read`, `anon_pipe_read`, `pipe_wait`: https://man7.org/linux/man-pages/man5/proc_pid_wchan.5.html
    threads = sorted(int(entry.name) for entry in Path(f"/proc/{pid}/task").iterdir())
    first = _place(pid, threads[0])
    # Java's first thread does nothing but wait for its second, in which the program runs.
    place = _place(pid, threads[1]) if "futex" in first and len(threads) > 1 else first
    return "pipe" in place and "write" not in place


def _place(pid: int, thread: int) -> str:
    return Path(f"/proc/{pid}/task/{thread}/wchan").read_text()


def _family(pid: int) -> Iterator[tuple[int, list[int]]]:
    waiting = [pid]
    for _ in range(_MOST_PROCESSES):
        if not waiting:
            return
        process = waiting.pop()
        children = [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
        waiting += children
        yield process, children
    msg = "too many processes to look at"
    raise ValueError(msg)


@contextlib.contextmanager
def _as_user(uid: int | None) -> Iterator[None]:
    """Be user and group `uid` for a look: of another user's process the kernel tells nothing to who may not trace it.

    Whoever is that user can do nothing to this process meanwhile, as its real and its saved user stay what they are.
    """
    if uid is None:
        yield
        return
    user, group = os.geteuid(), os.getegid()
    os.setegid(uid)
    os.seteuid(uid)
    try:
        yield
    finally:
        os.seteuid(user)
        os.setegid(group)
