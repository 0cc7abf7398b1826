"""The supervisor, process 1: the only one that speaks with the host, and the last word on every check."""

import contextlib
import select
import time

from harness import fields, kernel
from harness.children import Child, start
from harness.endings import Ending, Failure, Message, timed_out
from harness.frames import Channel, ClosedError, FrameError, LateError
from harness.frames import Message as Frame
from harness.job import VERSION, Job
from harness.keeper import Keeper, UncleanError
from harness.limits import JOB_FRAME_BYTES, REPORT_FRAME_BYTES
from harness.place import Place
from harness.reports import Report, RunEnding
from harness.texts import tidy_json

# The tests' process bounds itself; this much later it is taken for one that cannot.
_GRACE_SECONDS = 1.0
_READY_SECONDS = 30.0


def main(place: Place) -> None:
    """Serve one job between standard input and standard output."""
    host = Channel(0, 1, receive_limit=JOB_FRAME_BYTES, send_limit=REPORT_FRAME_BYTES)
    # Both start before the job is known: the zygote must never hold a byte of the tests.
    zygote, tests = start("zygote", place, "-S"), start("suite", place)
    for child in (zygote, tests):
        child.channel.receive(deadline=time.monotonic() + _READY_SECONDS)
    host.send({"kind": "ready", "version": VERSION})
    try:
        with contextlib.suppress(ClosedError):
            frame = host.receive()
            keeper = Keeper(place, zygote, spare={tests.pid})
            _Run(host, tests, zygote, keeper, Job.from_frame(frame)).serve(frame)
    finally:
        kernel.kill([tests.pid, zygote.pid])


class _Run:
    """One job: what was reported, what is awaited, and until when."""

    def __init__(self, host: Channel, tests: Child, zygote: Child, keeper: Keeper, job: Job) -> None:
        self._host = host
        self._tests = tests
        self._zygote = zygote
        self._keeper = keeper
        self._job = job
        self._awaited = [check.id for check in job.checks]
        self._current: str | None = None
        self._last = time.monotonic() + job.limits.run_seconds + _GRACE_SECONDS
        self._deadline = self._last
        self._memory_kills = kernel.memory_kills()
        self._open = True

    def serve(self, frame: Frame) -> None:
        """Give each side its part of the job, then relay until the run has ended."""
        self._keeper.load(frame, self._job.limits.memory_bytes)
        paths = [{"path": path} for path in self._job.learner_files]
        self._tests.channel.send({**frame, "files": paths})
        while self._open:
            try:
                self._step()
            except LateError:
                self._overdue()
            except UncleanError:
                self._end(RunEnding("tampered", "protocol", Message("protocol")))

    def _step(self) -> None:
        ready = [self._tests.channel] if self._tests.channel.has_frame() else self._wait()
        if self._host in ready:
            # The host sends nothing after the job: this is its end.
            raise ClosedError
        if self._zygote.channel in ready:
            self._keeper.heard()
        if self._tests.channel in ready:
            try:
                self._obey(self._tests.channel.receive(deadline=self._deadline))
            except (ClosedError, FrameError):
                self._orphaned()

    def _wait(self) -> list[Channel]:
        channels = [self._host, self._zygote.channel, self._tests.channel]
        left = self._deadline - time.monotonic()
        ready, _, _ = select.select(channels, [], [], max(left, 0))
        if not ready:
            raise LateError
        return ready

    def _obey(self, order: Frame) -> None:
        match fields.text(order, "kind"):
            case "spawn":
                with self._keeper.spawn() as border:
                    self._tests.hand_over(border.fileno())
            case "fate":
                fate = self._keeper.fate(patient=order.get("patient") is True)
                self._tests.channel.send(
                    {
                        "status": fate.status,
                        "memory": fate.memory,
                        "processes": fate.processes,
                    }
                )
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
        kernel.kill([self._tests.pid])
        if self._current is None:
            self._end(_broken("time"))
            return
        self._fail(Ending("time", timed_out(self._job.limits.check_seconds)))

    def _orphaned(self) -> None:
        """End a run whose tests' process is gone."""
        if self._current is not None and kernel.memory_kills() > self._memory_kills:
            self._fail(Ending("memory", Message("memory")))
        else:
            self._end(_broken("died"))

    def _fail(self, ending: Ending) -> None:
        """Report the current check as failed, the others as not run, and the run as finished."""
        for check in list(self._awaited):
            failed = check == self._current
            report = (
                Report(check, "failed", Failure(ending))
                if failed
                else Report(check, "not_run", message=Message("ended_first"))
            )
            self._relay_check(report.as_json())
        self._end(RunEnding("finished"))

    def _end(self, ending: RunEnding) -> None:
        self._finish(ending.as_json(()))

    def _finish(self, frame: Frame) -> None:
        if frame.get("ending") == "finished" and self._awaited:
            frame = _broken("unreported").as_json(())
        self._open = False
        with contextlib.suppress(UncleanError, LateError):
            self._keeper.sweep()
        self._send(frame)

    def _send(self, frame: Frame) -> None:
        self._host.send(fields.as_record(tidy_json(frame)))


def _broken(problem: str) -> RunEnding:
    return RunEnding("exercise", message=Message("suite_error", {"problem": problem}))
