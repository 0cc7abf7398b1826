"""A process's own copies of the pages that it shares with the one it was forked from, made at once and ahead of time.

Each page that it writes to first, be it to count a reference, is copied at that moment, by a fault of its own.
"""

import contextlib
import ctypes
from pathlib import Path

_POPULATE_WRITE = 23
"""`MADV_POPULATE_WRITE`, of Linux 5.14 and later (madvise(2)); an older kernel refuses it, and copies as it goes."""


def copy_all() -> None:
    """Have a copy of each page of memory that is written to, as far as the kernel can."""
    libc = ctypes.CDLL(None, use_errno=True)
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/maps").read_text(encoding="ascii", errors="replace").splitlines():
            place, mode, *_ = line.split()
            if mode == "rw-p":
                first, last = (int(part, 16) for part in place.split("-"))
                libc.madvise(ctypes.c_void_p(first), ctypes.c_size_t(last - first), _POPULATE_WRITE)
