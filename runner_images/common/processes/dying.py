"""Whether a process is on its way out, as the kernel tells of it before it lets go of what the process had open."""

import contextlib
from pathlib import Path

_EXITING = 0x4  # PF_EXITING of include/linux/sched.h, the ninth field of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
_FLAGS_AFTER_NAME = 6


def may_be_exiting(pid: int) -> bool:
    """Tell whether `pid` ends by itself within a moment, however long the machine takes over it.

    Also true where the kernel does not tell: gVisor names no flags.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        # The name may hold blanks and brackets.
        _, _, fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")
        flags = int(fields.split()[_FLAGS_AFTER_NAME])
        return flags == 0 or bool(flags & _EXITING)
    return True
