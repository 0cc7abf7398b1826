"""A PostgreSQL server of the check's own, from the cluster that the image holds."""

import contextlib
import os
import select
import signal
import subprocess
import time
from pathlib import Path

from runner_images.common.wire.conditions import PLAIN_LOCALE, conditions
from runner_images.sql.learner.answers import BrokenServerError

CLUSTER = Path("/opt/cluster")
SERVER = "/usr/lib/postgresql/17/bin/postgres"
INTERLOCK = "/opt/interlock.so"
SOCKET = ".s.PGSQL.5432"
_READY = b"ready to accept connections"
_START_SECONDS = 30.0
_FILES: list[tuple[str, bytes | None]] = []


def read_cluster(folder: Path = CLUSTER) -> None:
    """Keep the cluster's files in memory, which every process forked from this one shares: a check's starts there."""
    paths = sorted(folder.rglob("*"))
    _FILES.extend((str(path.relative_to(folder)), None if path.is_dir() else path.read_bytes()) for path in paths)


class PostgresqlServer:
    """A server with nobody's data in it yet, all of it in one folder."""

    def __init__(self, folder: Path) -> None:
        """Have one run in `folder`, and return when it is ready.

        Raises:
            BrokenServerError: It does not start.
        """
        self._folder = folder
        _lay_out(folder)
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            [SERVER, "-D", str(folder), "-k", str(folder)],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        self._await()

    @property
    def socket(self) -> str:
        """Where it listens."""
        return str(self._folder / SOCKET)

    def close(self) -> None:
        """End it at once, with all that it holds."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGQUIT)
        self._process.wait()
        for path in sorted(self._folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        self._folder.rmdir()

    def _await(self) -> None:
        said, deadline = b"", time.monotonic() + _START_SECONDS
        complaints = self._process.stderr
        while complaints is not None and _READY not in said:
            ready, _, _ = select.select([complaints], [], [], max(deadline - time.monotonic(), 0))
            data = os.read(complaints.fileno(), 1 << 12) if ready else b""
            if not data:
                raise BrokenServerError(said.decode(errors="replace")[-2_000:])
            said += data
        if complaints is not None:
            complaints.close()  # what it says from here on is for nobody


def environment() -> dict[str, str]:
    """Return the server's environment: also what the publication gate sets, for a day that is not today."""
    set_before = conditions()
    preloaded = [INTERLOCK, *([set_before["LD_PRELOAD"]] if "LD_PRELOAD" in set_before else [])]
    return {**set_before, "LC_ALL": PLAIN_LOCALE, "LD_PRELOAD": ":".join(preloaded)}


def _lay_out(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    for name, content in _FILES:
        path = f"{folder}/{name}"
        if content is None:
            os.mkdir(path, 0o700)  # noqa: PTH102 - three hundred files, before the eyes of somebody who waits
            continue
        end = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        if content:
            os.write(end, content)
        os.close(end)
