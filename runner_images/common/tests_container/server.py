"""The tests' server, process 1 of the tests' container: pytest imported once, and a run supervisor forked for each run.

It reads nothing but `run` from the host, and never a byte of a learner's or a trainer's.
"""

import contextlib
import gc
import os
import select
import signal
import socket
import sys
from functools import partial
from pathlib import Path

from runner_images.common.processes import run_supervisor
from runner_images.common.processes.child_setup import keep_only
from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.processes.run_supervisor import Tests
from runner_images.common.processes.sigchld import ChildSignal
from runner_images.common.tests.check_order import Listener
from runner_images.common.tests.door import Door
from runner_images.common.tests.native_tool import NativeTool
from runner_images.common.tests.pytest_session import PytestSession
from runner_images.common.tests.suite_language import SuiteLanguage, speak
from runner_images.common.tests.warm_pytest import warm
from runner_images.common.tests_container import suite_process
from runner_images.common.tests_container.suite_process import Ahead, Judge
from runner_images.common.values import scalars
from runner_images.common.wire import fields
from runner_images.common.wire.conditions import forget_the_rest
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import ClosedError, Frame
from runner_images.common.wire.job import VERSION, Job
from runner_images.common.wire.limits import REPORT_FRAME_BYTES

_FAILED = 70
_QUIET_SECONDS = 0.15
"""How long nobody asks for a run before the next one is prepared: the one that has just begun needs the processor."""
_NATIVE = "runner_images.common.kinds.native.suites"
_JUNIT = "runner_images.common.kinds.native.reports"


def no_judge(_job: Job, _door: Door, _listener: Listener) -> Frame:
    """Refuse shared isolation, as a language that does not have it; the host asks it of no such language."""
    msg = "this language has no shared isolation"
    raise ValueError(msg)


def nothing() -> None:
    """Begin nothing."""


def main(
    place: ContainerPlace,
    host: FrameLink,
    judge: Judge = no_judge,
    language: SuiteLanguage = SuiteLanguage(),  # noqa: B008 - a value that never changes
    *,
    imports: tuple[str, ...] = (),
    ahead: Ahead = nothing,
    native: NativeTool | None = None,
) -> None:
    """Serve the runs that `host` asks for, several at a time, until it hangs up.

    Args:
        judge: Judges those in shared isolation.
        language: What the learner's code is written in.
        imports: What the language's kinds import at their first use, imported before there is a run.
        ahead: Begins, in the process of each run's tests and before there is a job, what takes long to begin.
        native: The language's own test tool, where the image holds it.
    """
    _prepare(language, (*imports, *_of(native)))
    children = ChildSignal()
    supervisors = RunSupervisors(
        place,
        partial(suite_process.main, session=PytestSession(Path(place.suite)), judge=judge, ahead=ahead, native=native),
    )
    gc.collect()
    gc.freeze()
    supervisors.await_the_spare()
    host.send({"kind": "ready", "version": VERSION})
    with contextlib.suppress(ClosedError):
        _serve(host, children, supervisors)


def _serve(host: FrameLink, children: ChildSignal, supervisors: "RunSupervisors") -> None:
    watched: list[FrameLink | ChildSignal] = [host, children]
    while True:
        ready, _, _ = select.select(watched, [], [], None if supervisors.has_spare() else _QUIET_SECONDS)
        if not ready:
            supervisors.keep_a_spare()
        if children in ready:
            children.drain()
            _bury(host, supervisors.all)
        if host in ready:
            fields.expect(host.receive(), "run")
            control = host.claim()
            supervisors.begin(control)
            os.close(control)
            host.send({"kind": "running"})


def _of(native: NativeTool | None) -> tuple[str, ...]:
    """Return what has to be imported to run a tool's files, and to read its reports."""
    if native is None:
        return ()
    return (_NATIVE,) if native.read else (_NATIVE, _JUNIT)


def _prepare(language: SuiteLanguage, imports: tuple[str, ...]) -> None:
    forget_the_rest(PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    sys.dont_write_bytecode = True
    warm(*imports)
    speak(language)
    scalars.learn(language.singles, language.errors, without=language.without)
    sys.modules.update(language.vocabulary)


class RunSupervisors:
    """Every run supervisor so far, and the one that waits for the next run: a fork costs more than a small test."""

    def __init__(self, place: ContainerPlace, tests: Tests) -> None:
        """Fork them from here; each has its run's `tests` run."""
        self.all: list[int] = []
        self._place = place
        self._tests = tests
        self._spare: FrameLink | None = None
        self._is_prepared = False

    def keep_a_spare(self) -> FrameLink:
        """Return the link to the run supervisor that waits, forked now if there is none."""
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
                    status = run_supervisor.main(self._place, number, _link(theirs), self._tests)
                os._exit(status)
            theirs.close()
            self.all.append(pid)
            self._spare = _link(ours)
        return self._spare

    def has_spare(self) -> bool:
        """Tell whether one waits for the next run, or is about to."""
        return self._spare is not None

    def await_the_spare(self) -> FrameLink:
        """Return the link to the one that waits once its tests' process is prepared: no run's time is spent on that."""
        spare = self.keep_a_spare()
        if not self._is_prepared:
            fields.expect(spare.receive(), "prepared")
            self._is_prepared = True
        return spare

    def begin(self, control: int) -> None:
        """Give the one that waits its run's channel."""
        spare = self.await_the_spare()
        self._spare, self._is_prepared = None, False
        spare.pass_on({"kind": "begin"}, control)
        spare.close()


def _link(end: socket.socket) -> FrameLink:
    return FrameLink(end, receive_limit=REPORT_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)


def _bury(host: FrameLink, supervisors: list[int]) -> None:
    """Reap the dead; what a run supervisor could not clean up, the host must know of."""
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            # An orphan that a test left comes here too; its status says nothing of use.
            if pid in supervisors and os.waitstatus_to_exitcode(status) != run_supervisor.CLEAN:
                host.send({"kind": "unclean"})
