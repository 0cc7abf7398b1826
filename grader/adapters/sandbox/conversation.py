"""What is said in one run: to each side its part of the job, from the tests alone the checks and the end."""

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from grader.adapters.sandbox.pool.seat import Seat
from grader.adapters.sandbox.wire.link import DeadlinePassed, StreamEnded
from grader.adapters.sandbox.wire.orders import job_frame, load_frame
from grader.domain.errors import SandboxBroke
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.history import History
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason
from grader.engine.ports.grading import OnCheck

Reader = Callable[[bytes], CheckReport | Report]
"""Reads a frame of a run's channel: one check, or the end without its checks; SandboxBroke where it is none."""

GRACE = timedelta(seconds=3)
"""What the harness gets beyond the run's limit to report a time-out, check by check."""

GONE_SECONDS = 0.1


class Conversation:
    """Delivers one job and collects what is reported of it; deadlines are values of `time.monotonic()`."""

    def __init__(
        self,
        seat: Seat,
        exercise: Exercise,
        on_check: OnCheck,
        history: History | None = None,
        *,
        read: Reader,
    ) -> None:
        """Prepare; nothing is sent yet."""
        self._seat = seat
        self._exercise = exercise
        self._on_check = on_check
        self._history = history
        self._read = read
        self._known = {check.id for check in exercise.checks}
        self._checks: dict[str, CheckReport] = {}
        self._delivered: float | None = None

    def run(self, files: Sequence[SourceFile], *, deadline: float) -> Report:
        """Deliver the job and return the whole report, calling `on_check` as each check lands.

        Raises:
            StreamEnded: It ended first; `cut_short` says what is known.
            DeadlinePassed: The harness does not come to its end.
            SandboxBroke: The harness does not keep to the protocol.
        """
        self._delivered = time.monotonic()
        self._introduce(files, deadline)
        while True:
            match self._read(self._seat.tests.next_frame(deadline=deadline)):
                case CheckReport() as check:
                    self._take(check)
                case Report() as end:
                    return self._whole(end)

    def to_its_end(
        self, files: Sequence[SourceFile], *, deadline: float, ran_out_of_memory: Callable[[], bool]
    ) -> Report:
        """Return the same, also where the kernel ended the learner's sandbox.

        Args:
            ran_out_of_memory: Asked where that is gone: whether it was for memory.

        Raises:
            SandboxBroke: It ended in a way that is nobody's code.
        """
        try:
            return self.run(files, deadline=deadline)
        except DeadlinePassed as error:
            # The harness bounds everything of the learner's, and reports it: what it does not end is its own.
            msg = "the harness did not end the run in its time"
            raise SandboxBroke(msg) from error
        except StreamEnded as error:
            if self._is_sandbox_gone() and ran_out_of_memory():
                return self.cut_short(Reason.MEMORY, Message("memory"))
            msg = "the harness ended before its last frame"
            raise SandboxBroke(msg) from error

    def _is_sandbox_gone(self) -> bool:
        """Tell whether the learner's sandbox has ended, which is seen here a moment after the tests have seen it."""
        deadline = time.monotonic() + GONE_SECONDS
        while not (gone := self._seat.sandbox.has_news()) and time.monotonic() < deadline:
            time.sleep(GONE_SECONDS / 10)
        return gone

    def _introduce(self, files: Sequence[SourceFile], deadline: float) -> None:
        """Tell each side its part of the job, and give both an end of the door between them."""
        ends = socket.socketpair()
        try:
            load = load_frame(self._exercise, files, core=self._seat.core)
            job = job_frame(self._exercise, files, core=self._seat.core, history=self._history)
            self._seat.sandbox.send(load, [ends[0].fileno()], deadline=deadline)
            self._seat.tests.send(job, [ends[1].fileno()], deadline=deadline)
        finally:
            for end in ends:
                end.close()

    def cut_short(self, reason: Reason, message: Message) -> Report:
        """Return the report of a run that the learner's code kept from its end, in the check that was to come next."""
        # Checks come in their order; before the first, it may have been the loading of their program.
        current = next((check.id for check in self._exercise.checks if check.id not in self._checks), None)
        if self._checks and current is not None:
            self._take(CheckReport(current, Outcome.FAILED, reason, message))
        return self._report(Ending.LEARNER, reason, message)

    def _take(self, check: CheckReport) -> None:
        if check.id not in self._known or check.id in self._checks:
            msg = f"the harness reported a check twice, or one that does not exist: {check.id!r}"
            raise SandboxBroke(msg)
        self._checks[check.id] = check
        self._on_check(check)

    def _whole(self, end: Report) -> Report:
        missing = self._known - self._checks.keys()
        if end.ending is Ending.FINISHED and missing:
            msg = f"the harness finished without {sorted(missing)}"
            raise SandboxBroke(msg)
        report = self._report(end.ending, end.reason, end.message)
        return replace(report, unmapped=end.unmapped, sharing=end.sharing)

    def _report(self, ending: Ending, reason: Reason | None, message: Message | None) -> Report:
        tests = 0.0 if self._delivered is None else time.monotonic() - self._delivered
        return Report(
            checks=tuple(self._checks.values()),
            ending=ending,
            reason=reason,
            message=message,
            tests=timedelta(seconds=tests),
        )
