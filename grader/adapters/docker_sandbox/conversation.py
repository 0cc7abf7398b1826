"""What is said with one harness: it is ready, here is the job, these are the checks, this is the end."""

import time
from collections.abc import Sequence
from datetime import timedelta

from grader.adapters.docker_sandbox.frames import CheckFrame, EndFrame, ReadyFrame, job_frame, read_frame
from grader.adapters.docker_sandbox.stream import AttachedStream
from grader.domain.errors import SandboxBroke
from grader.domain.exercise import Exercise, SourceFile
from grader.domain.report import CheckReport, Ending, Report
from grader.domain.text import Message
from grader.domain.verdict import Reason
from grader.engine.ports import OnCheck


class Conversation:
    """Delivers one job and collects what is reported of it; deadlines are values of `time.monotonic()`."""

    def __init__(self, stream: AttachedStream, exercise: Exercise, on_check: OnCheck) -> None:
        """Prepare; nothing is sent yet."""
        self._stream = stream
        self._exercise = exercise
        self._on_check = on_check
        self._known = {check.id for check in exercise.checks}
        self._checks: dict[str, CheckReport] = {}
        self._delivered: float | None = None

    def await_ready(self, *, deadline: float) -> None:
        """Return once the harness waits for its job.

        Raises:
            DeadlinePassed, StreamEnded, SandboxBroke: It does not get there.
        """
        frame = read_frame(self._stream.next_frame(deadline=deadline))
        if not isinstance(frame, ReadyFrame):
            msg = f"the harness began with a frame {frame.kind!r}"
            raise SandboxBroke(msg)

    def run(self, files: Sequence[SourceFile], *, deadline: float) -> Report:
        """Deliver the job and return the whole report, calling `on_check` as each check lands.

        Raises:
            DeadlinePassed, StreamEnded: It ended first; `cut_short` says what is known.
            SandboxBroke: The harness does not keep to the protocol.
        """
        self._delivered = time.monotonic()
        self._stream.send(job_frame(self._exercise, files), deadline=deadline)
        while True:
            match read_frame(self._stream.next_frame(deadline=deadline)):
                case CheckFrame() as frame:
                    self._take(frame.to_domain())
                case EndFrame() as frame:
                    return self._whole(frame)
                case ReadyFrame():
                    msg = "the harness said twice that it is ready"
                    raise SandboxBroke(msg)

    def cut_short(self, reason: Reason, message: Message) -> Report:
        """Return the report of a run that the learner's code kept from its end."""
        return self._report(Ending.LEARNER, reason, message)

    def _take(self, check: CheckReport) -> None:
        if check.id not in self._known or check.id in self._checks:
            msg = f"the harness reported a check twice, or one that does not exist: {check.id!r}"
            raise SandboxBroke(msg)
        self._checks[check.id] = check
        self._on_check(check)

    def _whole(self, frame: EndFrame) -> Report:
        missing = self._known - self._checks.keys()
        if frame.ending is Ending.FINISHED and missing:
            msg = f"the harness finished without {sorted(missing)}"
            raise SandboxBroke(msg)
        message = frame.message.to_domain() if frame.message else None
        return self._report(frame.ending, frame.reason, message, frame.unmapped)

    def _report(
        self, ending: Ending, reason: Reason | None, message: Message | None, unmapped: tuple[str, ...] = ()
    ) -> Report:
        tests = 0.0 if self._delivered is None else time.monotonic() - self._delivered
        return Report(
            checks=tuple(self._checks.values()),
            ending=ending,
            reason=reason,
            message=message,
            unmapped=unmapped,
            tests=timedelta(seconds=tests),
        )
