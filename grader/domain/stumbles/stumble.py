"""What stopped a try first: a check that failed, or the whole run."""

from dataclasses import dataclass

from grader.domain.grading.report import CheckReport
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
    if failed is not None:
        return stumble_at(exercise, failed)
    reason = result.reason or Reason.CHECK_FAILED
    return Stumble("", reason, key_of(exercise, "", reason, result.message, None))


def stumble_at(exercise: str, check: CheckReport) -> Stumble:
    """Return what stops a try of which this is the first check that failed."""
    reason = check.reason or Reason.CHECK_FAILED
    return Stumble(check.id, reason, key_of(exercise, check.id, reason, check.message, check.actual))
