"""Compares two runs of a hand-in: what came out of the second one, and which checks say something else."""

from dataclasses import dataclass

from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.people import Person
from grader.domain.regrades.regrade import RegradeItem, RegradeKind
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Blame, Outcome, Verdict

OURS = frozenset({Blame.EXERCISE, Blame.PLATFORM})


def kind_of(before: Run, first: Run, again: Run | None = None) -> RegradeKind | None:
    """Return what came out of a hand-in; None where it must be run once more to be sure.

    It is flaky where two runs of the same files, by the same version in the same image, came out differently: the run
    before and the first one, or, where the first one would change how the learner stands, the first and a second.
    """
    old, new, sure = before.result, first.result, again.result if again else None
    if old is None or new is None or is_ours(new) or (sure is not None and is_ours(sure)):
        return RegradeKind.UNJUDGED
    if _same_circumstances(before, first) and not is_ours(old) and _outcomes(old) != _outcomes(new):
        return RegradeKind.FLAKY
    if is_pass(old) == is_pass(new):
        return RegradeKind.UNCHANGED
    if sure is None:
        return None
    if _outcomes(sure) != _outcomes(new):
        return RegradeKind.FLAKY
    return RegradeKind.GAINED if is_pass(new) else RegradeKind.LOST


def is_pass(result: Result) -> bool:
    """Tell whether a result is a pass."""
    return result.verdict is Verdict.PASSED


def is_ours(result: Result) -> bool:
    """Tell whether a result says nothing of the hand-in, as our side or the exercise did not do its work."""
    return result.blame in OURS


def _same_circumstances(one: Run, other: Run) -> bool:
    return (one.suite_digest, one.image_digest) == (other.suite_digest, other.image_digest)


def _outcomes(result: Result) -> tuple[Verdict, tuple[tuple[str, Outcome], ...]]:
    return result.verdict, tuple((check.id, check.outcome) for check in result.checks)


@dataclass(frozen=True)
class CheckDifference:
    """A check that says something else now.

    Attributes:
        before: None where the version of before had no such check.
        after: None where the version of now has no such check.
    """

    check: str
    before: CheckResult | None
    after: CheckResult | None


def differences(before: Result, after: Result) -> tuple[CheckDifference, ...]:
    """Return the checks whose outcome or message differs, in the order of now; those that are gone come last."""
    old = {check.id: check for check in before.checks}
    new = {check.id: check for check in after.checks}
    return tuple(
        CheckDifference(name, old.get(name), new.get(name))
        for name in (*new, *(name for name in old if name not in new))
        if _said(old.get(name)) != _said(new.get(name))
    )


def _said(check: CheckResult | None) -> object:
    return None if check is None else (check.outcome, check.message, check.expected, check.actual)


@dataclass(frozen=True)
class RegradedHandIn:
    """A hand-in of a regrade, with what it was before and what it is now."""

    item: RegradeItem
    submission: Submission
    learner: Person
    before: Run
    after: Run

    @property
    def differences(self) -> tuple[CheckDifference, ...]:
        """Return the checks that say something else now; none where one of the runs says nothing."""
        old, new = self.before.result, self.after.result
        return differences(old, new) if old and new else ()
