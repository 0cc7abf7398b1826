"""The words of a run: state, verdict, blame, reason, outcome, and the status that people read, derived from them."""

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
    """The one vocabulary that people read, in terminal, page and board; derived, never stored."""

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
}

STOPPED = frozenset(
    {
        Reason.SYNTAX_ERROR,
        Reason.IMPORT_ERROR,
        Reason.EXITED,
        Reason.MEMORY,
        Reason.OUTPUT,
        Reason.PROCESSES,
        Reason.DISK,
    }
)
"""Reasons for which people read that the program stops."""


STATUS_BY_VERDICT = {
    Verdict.PASSED: Status.PASSED,
    Verdict.TIMED_OUT: Status.TIMEOUT,
    Verdict.TAMPERED: Status.TAMPERED,
    Verdict.ERROR: Status.OURS,
}


def status_of(
    *,
    state: RunState | None,
    verdict: Verdict | None = None,
    blame: Blame | None = None,
    reason: Reason | None = None,
    passed_checks: int = 0,
) -> Status:
    """Return the status that people read for a run; `state` None means nothing was handed in."""
    if state is None:
        return Status.NONE
    if state is not RunState.FINISHED:
        return Status.QUEUED if state is RunState.QUEUED else Status.RUNNING
    if verdict is Verdict.FAILED:
        return _status_of_failed(blame, reason, passed_checks)
    return STATUS_BY_VERDICT[verdict or Verdict.ERROR]


def _status_of_failed(blame: Blame | None, reason: Reason | None, passed_checks: int) -> Status:
    if blame is Blame.YOUR_REPO:
        return Status.INVALID
    if reason in STOPPED:
        return Status.ERROR
    return Status.PARTIAL if passed_checks else Status.FAILED
