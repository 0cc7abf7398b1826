"""Runs a program as if on a machine of its own: namespaces for network, mounts and processes, gone when it ends."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1
"""`prctl(2)`: the signal to get when the parent dies."""

APART = "CHAOS_APART"
LET_GO_SECONDS = 5.0
NAMESPACES = ("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
FIRST_PROCESS = 'mount -t tmpfs tmpfs /run; ip link set lo up; "$@"; exit $?'
"""A shell takes in what lost its parent, and when it ends the kernel kills what is left. Nothing of this machine's own
engine can be reached: its sockets, and those of its containerd, lie below the `/run` that is covered."""


def is_apart() -> bool:
    """Tell whether this process runs so already."""
    return APART in os.environ


def run_apart(command: Sequence[str], *, temporary: Path) -> int:
    """Run a command so, with a folder for what is temporary; return its exit status once nothing of it runs."""
    process = subprocess.Popen(
        [*NAMESPACES, "sh", "-c", FIRST_PROCESS, "sh", *command],
        env={**os.environ, APART: "1", "TMPDIR": str(temporary), "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"},
        preexec_fn=_end_with_the_parent,  # noqa: PLW1509 - single-threaded
    )
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: None)  # it gets the same signal, and its end is what we wait for
    return process.wait()


def remove_cgroups(name: str) -> None:
    """Remove what an engine that was killed leaves of its cgroup parent; the kernel may need a moment to let go."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    for top in (Path(mount[1]) / name for mount in mounts if mount[2] in {"cgroup", "cgroup2"}):
        deadline = time.monotonic() + LET_GO_SECONDS
        while top.is_dir() and time.monotonic() < deadline:
            for folder in [*sorted(top.rglob("*/"), reverse=True), top]:
                with suppress(OSError):
                    folder.rmdir()


def say(text: str) -> None:
    """Tell whoever watches the terminal."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def _end_with_the_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
