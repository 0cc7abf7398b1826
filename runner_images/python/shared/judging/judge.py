"""The judge of a run in shared isolation: it never meets a line of anybody's code, and decides by what it knows alone.

It works in the tests' container. The processes that it judges live in the learner's, and know not what must come of
which test. A pass is the check's test passed and its canaries right, and its altered test, in a process of its own,
failed.
"""

import contextlib
import secrets
import time
from collections.abc import Iterator, Mapping

from runner_images.common.tests.calls import NotedCalls
from runner_images.common.tests.check_order import CheckOrder, Listener
from runner_images.common.tests.console import Console
from runner_images.common.tests.door import Door
from runner_images.common.wire import fields
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure, LearnerGoneError
from runner_images.common.wire.frames import Frame, FrameError
from runner_images.common.wire.job import Job, JobCheck
from runner_images.common.wire.reports import RunEnding, ended
from runner_images.python.shared.judging import outcome_frames
from runner_images.python.shared.judging.check_process import TAMPERED, CheckProcess, Verdict
from runner_images.python.shared.judging.plan import PlannedTest, Planner, ProcessPlan

_BEYOND_SECONDS = 1.0
"""What a run may take beyond its limit for the altered test of a check that passed at the last moment."""

_LEAST_SECONDS = 0.05
_RAN_OUT = frozenset({"memory", "processes", "disk", "exited"})
"""Why a test of ours may fail that must pass, without anybody having touched it."""


def judge(job: Job, door: Door, listener: Listener) -> Frame:
    """Report every check of `job`, and return the frame that ends the run."""
    stop_at = time.monotonic() + job.limits.run_seconds
    bench = Judge(job, door, stop_at=stop_at)
    ending = bench.collect()
    if ending is None:
        ending = CheckOrder(bench, job.limits, bench.run, _patient(listener), stop_at=stop_at).run(job.checks)
    return ending.as_json(bench.unmapped)


def _patient(listener: Listener) -> Listener:
    """Return a listener that is told of twice the time, as a check may be run twice."""
    return Listener(lambda check, seconds: listener.began(check, 2 * seconds), listener.reported)


class Judge:
    """Hears processes, one at a time, and makes a verdict of what they say; what `CheckOrder` asks of a border, too."""

    gone: CheckEnding | None = None

    calls: NotedCalls | None = None
    """No call crosses a border here."""

    def __init__(self, job: Job, door: Door, *, stop_at: float) -> None:
        """Judge the checks of `job` until the monotonic clock reads `stop_at`."""
        self.unmapped: tuple[str, ...] = ()
        self.output = ""
        """What was printed in the check."""
        self._job = job
        self._door = door
        self._stop_at = stop_at
        self._cases: Mapping[str, int] = {}
        self._planner = Planner(dict(job.tests.files))
        self._console = Console(output_bytes=job.limits.output_bytes)
        self._console.echo = False

    def look_closer(self) -> None:
        """See why a process ended: the check's process has seen to that."""

    def collect(self) -> RunEnding | None:
        """Have the tests collected; return how the run ends before its first check, if it does."""
        try:
            with self._check_process(self._job.limits.check_seconds) as process:
                items = [(check.id, check.test) for check in self._job.checks]
                process.ask("collect", dict(self._job.tests.files), items)
                frame = process.next_frame()
                if frame["kind"] == "ended":
                    return outcome_frames.early(frame)
                self._take(frame)
        except LearnerGoneError as error:
            return ended(error.ending)
        except FrameError:
            return ended(TAMPERED)
        return self._absence()

    def run(self, check: JobCheck, *, seconds: float) -> Verdict:
        """Return the verdict on `check`, each of whose one or two processes may take `seconds`."""
        plan = self._planner.plain(check, self._cases[check.id])
        altered = self._planner.altered(check, self._cases[check.id])
        if altered is None:
            return self._of_own(plan, seconds)
        # At a moment that a process cannot foretell: the kernel's numbers tell it which one of a run it is.
        if secrets.randbelow(2):
            return self._of_own(plan, seconds) or self._of_altered(altered, seconds)
        of_altered = self._of_altered(altered, seconds)
        # An altered test proves nothing of a test that does not pass. What it asks for may be what a wrong answer is;
        # and where the test ends at a failed assertion it goes on, perhaps into an endless loop that the test never
        # comes to.
        return self._of_own(plan, seconds) or of_altered

    def _of_own(self, plan: ProcessPlan, seconds: float) -> Verdict:
        """Return the verdict of the check's own test: failed for the first case that does, or passed with all right."""
        try:
            with self._check_process(seconds) as process:
                process.ask("try", plan.files, [(item.token, item.test) for item in plan.items])
                for item in plan.items:
                    for verdict in _cases(process, item):
                        if item.passes is None and verdict is not None:
                            return verdict
                        if item.passes is not None and (wrong := _wrong(item, verdict)) is not None:
                            return wrong
                _expect_the_end(process)
        except LearnerGoneError as error:
            # Also of one whose test has passed: a timer of the program's own may end it at any moment.
            return Failure(error.ending)
        finally:
            self.output = self._console.text
        return None

    def _of_altered(self, plan: ProcessPlan, seconds: float) -> Verdict:
        """Return None when every case of the altered test failed, as it must; one without an end has not passed."""
        try:
            with self._check_process(seconds) as process:
                process.ask("try", plan.files, [(item.token, item.test) for item in plan.items])
                for item in plan.items:
                    for verdict in _cases(process, item):
                        if (wrong := _wrong(item, verdict)) is not None:
                            return wrong
                _expect_the_end(process)
        except LearnerGoneError as error:
            return Failure(TAMPERED) if error.ending is TAMPERED else None
        return None

    @contextlib.contextmanager
    def _check_process(self, seconds: float) -> Iterator[CheckProcess]:
        left = self._stop_at + _BEYOND_SECONDS - time.monotonic()
        limits = self._job.limits
        allowed = max(min(seconds, left), _LEAST_SECONDS)
        process = CheckProcess(self._door, self._console, seconds=allowed, output_bytes=limits.output_bytes)
        try:
            yield process
        finally:
            process.close()

    def _take(self, frame: Frame) -> None:
        """Note what was collected; FrameError when it is not that."""
        fields.expect(frame, "collected")
        counted = fields.record(frame, "cases")
        self._cases = {check.id: fields.whole(counted, check.id) for check in self._job.checks}
        self.unmapped = fields.texts(frame, "unmapped")

    def _absence(self) -> RunEnding | None:
        missing = next((check.test for check in self._job.checks if self._cases[check.id] < 1), None)
        if missing is None:
            return None
        return RunEnding("exercise", message=CodedMessage("suite_error", {"problem": "missing_test", "test": missing}))


def _cases(process: CheckProcess, item: PlannedTest) -> Iterator[Verdict]:
    return (process.outcome(item.token, case) for case in range(item.cases))


def _wrong(item: PlannedTest, verdict: Verdict) -> Failure | None:
    """Return what to make of a canary, or of an altered test, that did not end as it must; None when it did."""
    if (verdict is None) == bool(item.passes):
        return None
    ran_out = isinstance(verdict, Failure) and verdict.ending.reason in _RAN_OUT
    return verdict if ran_out and isinstance(verdict, Failure) else Failure(TAMPERED)


def _expect_the_end(process: CheckProcess) -> None:
    if process.next_frame()["kind"] != "done":
        raise LearnerGoneError(TAMPERED)
