"""What a process does to itself after its fork: it lets go of what it inherited, and is bounded for good."""

import contextlib
import os
import resource
import signal
from pathlib import Path

from runner_images.common.processes.privileges import become
from runner_images.common.processes.whereabouts import ASKED

_FILE_BYTES = 16 << 20
_OPEN_FILES = 128
_RESERVED_BYTES = 64 << 20
_SMALLEST_BYTES = 96 << 20


def keep_only(*kept: int) -> None:
    """Close every descriptor but the first three and `kept`."""
    ceiling, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    start = 3
    for descriptor in sorted(kept):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, ceiling)


def confine(*kept: int, addresses: int | None, uid: int | None, large: bool = False) -> None:
    """Make a fresh fork a learner's process, whatever its language: bounded, another user, with `kept` alone open.

    Args:
        addresses: Its address space stays a little under so many bytes; None where only the container bounds it.
        large: Its files too are bounded by the container alone.
    """
    keep_only(*kept)
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(ASKED, signal.SIG_IGN)  # until it can tell, if its language can
    _lower_limits(addresses, large=large)
    become(uid)
    os.umask(0o077)


def _lower_limits(addresses: int | None, *, large: bool) -> None:
    """Lower the process's limits for good.

    No limit of processes: the kernel counts those of a user over all containers of the host.
    """
    first_to_go()
    spaces = [] if addresses is None else [max(addresses - _RESERVED_BYTES, _SMALLEST_BYTES)]
    for limit, value in (
        *((resource.RLIMIT_AS, space) for space in spaces),
        (resource.RLIMIT_CORE, 0),
        *(() if large else ((resource.RLIMIT_FSIZE, _FILE_BYTES), (resource.RLIMIT_NOFILE, _OPEN_FILES))),
    ):
        _, ceiling = resource.getrlimit(limit)
        allowed = value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)
        resource.setrlimit(limit, (allowed, allowed))


def first_to_go() -> None:
    """Have the kernel end this process before the container's first one when memory runs out."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_bytes(b"1000")
