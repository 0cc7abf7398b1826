"""The words of a run: state, verdict, blame, reason, outcome, and the status that people read, derived from them."""

from dataclasses import dataclass
from enum import StrEnum


class RunState(StrEnum):
    """Where a run is on its way."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"


class Verdict(StrEnum):
    """What a finished run says; `error` only with blame `exercise` or `platform`."""

    PASSED = "passed"
    FAILED = "failed"
    TIMED_OUT = "timed_out"
    TAMPERED = "tampered"
    ERROR = "error"


class Blame(StrEnum):
    """Who must act on a run that did not pass."""

    YOUR_CODE = "your_code"
    YOUR_REPO = "your_repo"
    EXERCISE = "exercise"
    PLATFORM = "platform"


class Reason(StrEnum):
    """Why a run did not pass; "blamed rightly" is counted on it."""

    CHECK_FAILED = "check_failed"
    MISSING_FILE = "missing_file"
    UNREADABLE_FILE = "unreadable_file"
    SYNTAX_ERROR = "syntax_error"
    IMPORT_ERROR = "import_error"
    EXITED = "exited"
    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    PROCESSES = "processes"
    DISK = "disk"
    PROTOCOL = "protocol"
    EXERCISE = "exercise"
    PLATFORM = "platform"


class Outcome(StrEnum):
    """How one check ended; `not_run` when its dependency failed or the run ended first."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not_run"


class Status(StrEnum):
    """The one vocabulary that people read, in terminal, page and board: derived, and kept in boards' cells alone."""

    NONE = "none"
    QUEUED = "queued"
    RUNNING = "running"
    PASSED = "passed"
    PARTIAL = "partial"
    FAILED = "failed"
    ERROR = "error"
    TIMEOUT = "timeout"
    INVALID = "invalid"
    TAMPERED = "tampered"
    OURS = "ours"
    REPLACED = "replaced"


GLYPHS = {
    Status.NONE: "·",
    Status.QUEUED: "…",
    Status.RUNNING: "▸",
    Status.PASSED: "✓",
    Status.PARTIAL: "◐",
    Status.FAILED: "✗",
    Status.ERROR: "!",
    Status.TIMEOUT: "◷",
    Status.INVALID: "?",
    Status.TAMPERED: "⊘",
    Status.OURS: "⚙",
    Status.REPLACED: "→",
}

SAY_ALL = frozenset({Status.TAMPERED, Status.OURS, Status.REPLACED})
"""Statuses whose meaning says all there is to say: the run's own message would only add what nobody can use."""


@dataclass(frozen=True)
class Meaning:
    """What a reason says of a run, and what follows from it.

    Attributes:
        status: What people read; `failed` is `partial` where some checks pass.
        settled: It lies in the files alone, so an identical hand-in comes to the same; time, memory and the like may
            come out otherwise on another day.
        doubtful: A sandbox is destroyed after it even though it says that it is clean.
        output_shown: The last of what was printed tells where the program was.
    """

    status: Status
    verdict: Verdict = Verdict.FAILED
    blame: Blame = Blame.YOUR_CODE
    settled: bool = False
    doubtful: bool = False
    output_shown: bool = False


REASONS = {
    Reason.CHECK_FAILED: Meaning(Status.FAILED, settled=True),
    Reason.MISSING_FILE: Meaning(Status.INVALID, blame=Blame.YOUR_REPO),
    Reason.UNREADABLE_FILE: Meaning(Status.INVALID, blame=Blame.YOUR_REPO),
    Reason.SYNTAX_ERROR: Meaning(Status.ERROR, settled=True),
    Reason.IMPORT_ERROR: Meaning(Status.ERROR, settled=True),
    Reason.EXITED: Meaning(Status.ERROR),
    Reason.TIME: Meaning(Status.TIMEOUT, Verdict.TIMED_OUT, output_shown=True),
    Reason.MEMORY: Meaning(Status.ERROR, doubtful=True),
    Reason.OUTPUT: Meaning(Status.ERROR, output_shown=True),
    Reason.PROCESSES: Meaning(Status.ERROR, doubtful=True),
    Reason.DISK: Meaning(Status.ERROR, doubtful=True),
    Reason.PROTOCOL: Meaning(Status.TAMPERED, Verdict.TAMPERED, doubtful=True),
    Reason.EXERCISE: Meaning(Status.OURS, Verdict.ERROR, Blame.EXERCISE),
    Reason.PLATFORM: Meaning(Status.OURS, Verdict.ERROR, Blame.PLATFORM),
}
"""The one table of reasons; whatever depends on a reason is a column of it."""

STATUS_BY_VERDICT = {
    Verdict.PASSED: Status.PASSED,
    Verdict.TIMED_OUT: Status.TIMEOUT,
    Verdict.TAMPERED: Status.TAMPERED,
    Verdict.ERROR: Status.OURS,
}


def status_of(verdict: Verdict, reason: Reason | None, passed_checks: int) -> Status:
    """Return the status that people read for a finished run."""
    if verdict is not Verdict.FAILED:
        return STATUS_BY_VERDICT[verdict]
    status = REASONS[reason or Reason.CHECK_FAILED].status
    return Status.PARTIAL if status is Status.FAILED and passed_checks else status
