"""The supervisor of one run in the tests' container: it starts the tests, relays their reports, bounds their time."""

import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path

from runner_images.common.processes import cgroup
from runner_images.common.processes.child_setup import first_to_go, keep_only
from runner_images.common.processes.container_place import ContainerPlace
from runner_images.common.processes.privileges import become
from runner_images.common.processes.sweep import empty, owned
from runner_images.common.wire import fields
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure, timed_out
from runner_images.common.wire.frame_links import FrameLink
from runner_images.common.wire.frames import ClosedError, Frame, FrameError, LateError
from runner_images.common.wire.job import Job
from runner_images.common.wire.limits import JOB_FRAME_BYTES
from runner_images.common.wire.reports import ReportedCheck, RunEnding
from runner_images.common.wire.storable_text import tidy_json

Tests = Callable[[Path, FrameLink], None]
"""Runs, in a folder of its own, the one job that comes over a link to its supervisor, as the life of a process."""

CLEAN = 0
LEFTOVERS = 3
# The tests' process bounds itself; this much later it is taken for one that cannot.
_GRACE_SECONDS = 1.0
_JOB_SECONDS = 60.0


def main(place: ContainerPlace, number: int, server: FrameLink, tests: Tests) -> int:
    """Serve the `number`th run, and return whether it left anything: CLEAN or LEFTOVERS.

    Its channel comes over `server` when it is wanted; the tests' process is forked before, and waits like this one.
    """
    uid = None if place.tests_from is None else place.tests_from + number
    pid, link = _start(place, number, uid, tests)
    with contextlib.suppress(ClosedError):
        fields.expect(link.receive(), "prepared")
        server.send({"kind": "prepared"})
        fields.expect(server.receive(), "begin")
        host = _link(socket.socket(fileno=server.claim()))
        with contextlib.suppress(LateError, ClosedError):
            frame = host.receive(deadline=time.monotonic() + _JOB_SECONDS)
            _RelayedRun(host, link, Job.from_frame(frame)).serve(frame)
        host.close()
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    shared = [] if uid is None else [Path(place.suite), *map(Path, place.shared)]
    return _clean_up([place.suite_folder(number), *shared], uid)


def _start(place: ContainerPlace, number: int, uid: int | None, tests: Tests) -> tuple[int, FrameLink]:
    """Fork the tests' process and return its id and the link to it."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        with contextlib.suppress(BaseException):
            keep_only(theirs.fileno())
            first_to_go()
            become(uid)
            tests(place.suite_folder(number), _link(theirs))
        os._exit(0)
    theirs.close()
    return pid, _link(ours)


def _link(end: socket.socket) -> FrameLink:
    return FrameLink(end, receive_limit=JOB_FRAME_BYTES, send_limit=JOB_FRAME_BYTES)


def _clean_up(folders: list[Path], uid: int | None) -> int:
    """End and remove all that is user `uid`'s, as that user from here on: this process has nothing else left to do.

    Somebody else of that user may end it first; the server takes that for a leftover, as it is one.
    """
    become(uid)
    if uid is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
    for folder in folders:
        empty(folder)
    with contextlib.suppress(OSError):
        folders[0].rmdir()
    return LEFTOVERS if any(owned(folder) for folder in folders) or folders[0].exists() else CLEAN


class _RelayedRun:
    """One job: what was reported, what is awaited, and until when."""

    def __init__(self, host: FrameLink, tests: FrameLink, job: Job) -> None:
        self._host = host
        self._tests = tests
        self._job = job
        self._awaited = [check.id for check in job.checks]
        self._current: str | None = None
        self._last = time.monotonic() + job.limits.run_seconds + _GRACE_SECONDS
        self._deadline = self._last
        self._memory_kills = cgroup.memory_kills()
        self._open = True

    def serve(self, frame: Frame) -> None:
        """Give the tests the job and the door to the learner's sandbox, then relay until the run has ended.

        Raises:
            ClosedError: the host hung up, or the learner's sandbox is gone, which is the host's to explain.
        """
        door = self._host.claim()
        self._tests.pass_on(frame, door)
        os.close(door)
        while self._open:
            try:
                self._step()
            except LateError:
                self._overdue()

    def _step(self) -> None:
        ready = [self._tests] if self._tests.has_frame() else self._wait()
        if self._host in ready:
            # The host sends nothing after the job: this is its end.
            raise ClosedError
        try:
            frame = self._tests.receive(deadline=self._deadline)
        except (ClosedError, FrameError):
            self._orphaned()
            return
        if fields.text(frame, "kind") == "forsaken":
            raise ClosedError
        try:
            self._obey(frame)
        except FrameError:
            self._orphaned()

    def _wait(self) -> list[FrameLink]:
        left = self._deadline - time.monotonic()
        ready, _, _ = select.select([self._host, self._tests], [], [], max(left, 0))
        if not ready:
            raise LateError
        return ready

    def _obey(self, order: Frame) -> None:
        match fields.text(order, "kind"):
            case "began":
                self._current = fields.text(order, "id")
                self._deadline = time.monotonic() + fields.seconds(order, "seconds") + _GRACE_SECONDS
            case "check":
                self._relay_check(order)
            case "end":
                self._finish(order)
            case _:
                msg = "an unknown kind"
                raise FrameError(msg)

    def _relay_check(self, frame: Frame) -> None:
        """Pass on the report of the check whose turn it is; any other is a fault of the tests' process."""
        if not self._awaited or fields.text(frame, "id") != self._awaited[0]:
            msg = "a check out of turn"
            raise FrameError(msg)
        self._awaited.pop(0)
        self._current = None
        self._deadline = self._last
        self._send(frame)

    def _overdue(self) -> None:
        """End a run whose tests do not come back: on a value of the learner's, if a check was running."""
        limits = self._job.limits
        if self._current is None:
            # In shared isolation nothing of the suite runs here: it is the learner's sandbox that does not answer.
            late = RunEnding("learner", "time", timed_out(limits.run_seconds))
            self._end(late if self._job.shared else _broken("time"))
            return
        self._fail(CheckEnding("time", timed_out(limits.check_seconds)))

    def _orphaned(self) -> None:
        """End a run whose tests' process is gone."""
        if self._current is not None and cgroup.memory_kills() > self._memory_kills:
            self._fail(CheckEnding("memory", CodedMessage("memory")))
        else:
            self._end(_broken("died"))

    def _fail(self, ending: CheckEnding) -> None:
        """Report the current check as failed, the others as not run, and the run as finished."""
        for check in list(self._awaited):
            failed = check == self._current
            report = (
                ReportedCheck(check, "failed", Failure(ending))
                if failed
                else ReportedCheck(check, "not_run", message=CodedMessage("ended_first"))
            )
            self._relay_check(report.as_json())
        self._end(RunEnding("finished"))

    def _end(self, ending: RunEnding) -> None:
        self._finish(ending.as_json(()))

    def _finish(self, frame: Frame) -> None:
        if frame.get("ending") == "finished" and self._awaited:
            frame = _broken("unreported").as_json(())
        self._open = False
        self._send(frame)

    def _send(self, frame: Frame) -> None:
        self._host.send(fields.as_record(tidy_json(frame)))


def _broken(problem: str) -> RunEnding:
    return RunEnding("exercise", message=CodedMessage("suite_error", {"problem": problem}))
