"""The tests' server, process 1 of the tests' container: pytest imported once, and a warden forked for each run.

It reads nothing but `run` from the host, and never a byte of a learner's or a trainer's.
"""

import contextlib
import gc
import importlib
import os
import select
import signal
import socket
import sys
from pathlib import Path

from _pytest.config import default_plugins

from harness import fields, warden
from harness.bells import ChildBell
from harness.birth import keep_only
from harness.frames import ClosedError
from harness.job import VERSION
from harness.limits import REPORT_FRAME_BYTES
from harness.links import Link
from harness.place import Place
from harness.session import Session

_FAILED = 70


def main(place: Place, host: Link) -> None:
    """Serve the runs that `host` asks for, several at a time, until it hangs up."""
    os.environ.clear()
    os.environ.update({"LC_ALL": "C.UTF-8", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})
    sys.dont_write_bytecode = True
    bell = ChildBell()
    warm()
    wardens = Wardens(place, Session(Path(place.suite)))
    gc.collect()
    gc.freeze()
    host.send({"kind": "ready", "version": VERSION})
    with contextlib.suppress(ClosedError):
        watched: list[Link | ChildBell] = [host, bell]
        while True:
            wardens.keep_a_spare()
            ready, _, _ = select.select(watched, [], [])
            if bell in ready:
                bell.hush()
                _bury(host, wardens.all)
            if host in ready:
                fields.expect(host.receive(), "run")
                control = host.claim()
                wardens.begin(control)
                os.close(control)
                host.send({"kind": "running"})


class Wardens:
    """Every warden so far, and the one that waits for the next run: a fork costs more than a small test."""

    def __init__(self, place: Place, session: Session) -> None:
        """Fork them from here, with a share in `session`."""
        self.all: list[int] = []
        self._place = place
        self._session = session
        self._spare: Link | None = None

    def keep_a_spare(self) -> Link:
        """Return the link to the warden that waits, forked now if there is none."""
        if self._spare is None:
            ours, theirs = socket.socketpair()
            number = len(self.all)
            pid = os.fork()
            if pid == 0:
                status = _FAILED
                with contextlib.suppress(Exception):
                    signal.set_wakeup_fd(-1)
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    keep_only(theirs.fileno())
                    status = warden.main(self._place, number, _link(theirs), self._session)
                os._exit(status)
            theirs.close()
            self.all.append(pid)
            self._spare = _link(ours)
        return self._spare

    def begin(self, control: int) -> None:
        """Give the one that waits its run's channel."""
        spare = self.keep_a_spare()
        self._spare = None
        spare.pass_on({"kind": "begin"}, control)
        spare.close()


def _link(end: socket.socket) -> Link:
    return Link(end, receive_limit=REPORT_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)


def _bury(host: Link, wardens: list[int]) -> None:
    """Reap the dead; what a warden could not clean up, the host must know of."""
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            # An orphan that a test left comes here too; its status says nothing of use.
            if pid in wardens and os.waitstatus_to_exitcode(status) != warden.CLEAN:
                host.send({"kind": "unclean"})


def warm() -> None:
    """Import what pytest would import at its first use."""
    for name in default_plugins:
        importlib.import_module(f"_pytest.{name}")
    for name in ("unittest.mock", "pdb", "harness.suite"):
        importlib.import_module(name)
