"""What stopped a try first: a check that failed, or the whole run."""

from dataclasses import dataclass

from grader.domain.grading.run import Result
from grader.domain.stumbles.alike import key_of
from grader.domain.verdicts import Reason, Verdict

OURS_OR_TOUCHED = frozenset({Verdict.ERROR, Verdict.TAMPERED})
"""Verdicts that say nothing of what a learner has understood."""


@dataclass(frozen=True)
class Stumble:
    """What stopped a try first.

    Attributes:
        check: The id of the check; empty where the whole run was stopped.
        key: Equal for those who were stopped by the same.
    """

    check: str
    reason: Reason
    key: str


def stumble_of(exercise: str, result: Result) -> Stumble | None:
    """Return what stopped a try; None where nothing did, or where it was not the learner's to mend."""
    if result.verdict is Verdict.PASSED or result.verdict in OURS_OR_TOUCHED:
        return None
    failed = result.first_to_mend
    check, reason = (failed.id, failed.reason) if failed else ("", result.reason)
    message, actual = (failed.message, failed.actual) if failed else (result.message, None)
    known = reason or Reason.CHECK_FAILED
    return Stumble(check, known, key_of(exercise, check, known, message, actual))
