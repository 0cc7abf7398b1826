"""The tests' server, process 1 of the tests' container: pytest imported once, and a warden forked for each run.

It reads nothing but `run` from the host, and never a byte of a learner's or a trainer's.
"""

import contextlib
import gc
import importlib
import os
import select
import signal
import sys

from _pytest.config import default_plugins

from harness import fields, warden
from harness.bells import ChildBell
from harness.birth import keep_only
from harness.frames import ClosedError
from harness.job import VERSION
from harness.links import Link
from harness.place import Place

_FAILED = 70


def main(place: Place, host: Link) -> None:
    """Serve the runs that `host` asks for, several at a time, until it hangs up."""
    os.environ.clear()
    os.environ.update({"LC_ALL": "C.UTF-8", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})
    sys.dont_write_bytecode = True
    bell = ChildBell()
    warm()
    gc.collect()
    gc.freeze()
    host.send({"kind": "ready", "version": VERSION})
    wardens: list[int] = []
    with contextlib.suppress(ClosedError):
        while True:
            ready, _, _ = select.select([host, bell], [], [])
            if bell in ready:
                bell.hush()
                _bury(host, wardens)
            if host in ready:
                fields.expect(host.receive(), "run")
                wardens.append(_fork(host, place, len(wardens)))


def _fork(host: Link, place: Place, number: int) -> int:
    """Fork the `number`th run's warden, and return its process id."""
    control = host.claim()
    pid = os.fork()
    if pid == 0:
        status = _FAILED
        with contextlib.suppress(Exception):
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            keep_only(control)
            status = warden.main(place, number, control)
        os._exit(status)
    os.close(control)
    host.send({"kind": "running"})
    return pid


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
