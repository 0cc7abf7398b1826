"""A proof: what one run of the publication gate shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from grader.domain.exercises.exercise import Exercise, Isolation, WrongSolution
from grader.domain.grading.report import Sharing
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import ENDED_FIRST
from grader.domain.verdicts import Blame, Outcome, Reason, Verdict

ROOM = frozenset({Reason.MEMORY, Reason.OUTPUT, Reason.PROCESSES, Reason.DISK})
"""What a run may have too little of, in whichever isolation."""
UNRUN = ROOM | {Reason.TIME, Reason.SYNTAX_ERROR}
"""What keeps a starter from running; it may well lack a name that is the learner's to write."""


@dataclass(frozen=True)
class Proof:
    """What one run of the gate shows.

    Attributes:
        subject: `solution`, `starter` or `wrong/<name>`.
        holds: True when the exercise behaved as its trainer declared.
        code: `passes`, `must_pass`, `fails`, `must_fail`, `caught`, `not_caught`, `suite_broken`,
            `does_not_load` for a wrong solution that stops before any check, and so proves nothing,
            `does_not_run` for a starter that does, and should not,
            `tests_without_check`, `sandbox_broke`, `not_taken` for files that no learner could hand in;
            `needs_shared` for a solution that passes in shared isolation
            alone, `could_be_split` for one that is declared shared and passes in split isolation too.
        details: Ids of checks, or names of tests, that the code speaks of.
        result: What the run came to.
        sharing: Checks that share a learner process.
    """

    subject: str
    code: str
    result: Result
    details: tuple[str, ...] = ()
    holds: bool = False
    sharing: tuple[Sharing, ...] = ()


@dataclass(frozen=True)
class Trial:
    """How an imported exercise was tried.

    Attributes:
        lacking: The first proof that does not hold, or None when it proves itself.
        isolation: The mode that it was written with.
        mended: What its first proofs told of, and the import then changed: `must_fail`, `needs_shared`, `slow`.
    """

    lacking: Proof | None
    isolation: Isolation = Isolation.SPLIT
    mended: tuple[str, ...] = ()


def prove_solution(result: Result, unmapped: Sequence[str]) -> Proof:
    """Judge the model solution: it must pass every check, and every test must belong to a check."""
    if _is_broken(result):
        return Proof("solution", "suite_broken", result, holds=False)
    if result.blame is Blame.YOUR_REPO:
        return Proof("solution", "not_taken", result, holds=False)
    if result.verdict is not Verdict.PASSED:
        failed = tuple(check.id for check in result.checks if check.outcome is not Outcome.PASSED)
        return Proof("solution", "must_pass", result, failed, holds=False)
    if unmapped:
        return Proof("solution", "tests_without_check", result, tuple(unmapped), holds=False)
    return Proof("solution", "passes", result, holds=True)


def compare_isolations(proof: Proof, other: Result) -> Proof:
    """Return the proof of a solution with what its run in the other isolation, which came to `other`, says of it."""
    if other.verdict is not Verdict.PASSED or proof.result.reason in ROOM:
        return proof
    if proof.holds:
        return replace(proof, code="could_be_split") if other.isolation is Isolation.SPLIT else proof
    if proof.code not in {"must_pass", "suite_broken"} or other.isolation is not Isolation.SHARED:
        return proof
    return replace(proof, code="needs_shared", details=_stopped_at(proof.result))


def _stopped_at(result: Result) -> tuple[str, ...]:
    """Return the id of the check that did not get through: the first that failed, or was to come when the tests broke.

    Checks are reported in their order, so that is the first without a report.
    """
    first = result.first_to_mend or next((check for check in result.checks if check.message == ENDED_FIRST), None)
    return (first.id,) if first else ()


def prove_starter(result: Result) -> Proof:
    """Judge the untouched starter: it must not pass, through the learner's side alone.

    It may lack a file, or have it empty, as that is the learner's to write; what cannot be read would stay so.
    """
    if _is_broken(result):
        return Proof("starter", "suite_broken", result, holds=False)
    if result.reason is Reason.UNREADABLE_FILE:
        return Proof("starter", "not_taken", result, holds=False)
    if result.reason in UNRUN:
        return Proof("starter", "does_not_run", result, holds=True)
    holds = result.verdict is not Verdict.PASSED
    return Proof("starter", "fails" if holds else "must_fail", result, holds=holds)


def prove_wrong(wrong: WrongSolution, result: Result) -> Proof:
    """Judge a known wrong solution: each check that its declaration names must fail."""
    subject = f"wrong/{wrong.name}"
    if _is_broken(result):
        return Proof(subject, "suite_broken", result, holds=False)
    if result.blame is Blame.YOUR_REPO:
        return Proof(subject, "not_taken", result, holds=False)
    failed = {check.id for check in result.checks if check.outcome is Outcome.FAILED}
    if not failed and result.verdict is not Verdict.PASSED:
        return Proof(subject, "does_not_load", result, holds=True)
    missed = tuple(check_id for check_id in wrong.caught_by if check_id not in failed)
    return Proof(subject, "not_caught" if missed else "caught", result, missed or wrong.caught_by, holds=not missed)


def never_tripped(exercise: Exercise, proofs: Sequence[Proof]) -> tuple[str, ...]:
    """Return the ids of checks that neither the starter nor a wrong solution trips: a thought, not a refusal."""
    tripped = {
        check.id
        for proof in proofs
        if proof.subject != "solution"
        for check in proof.result.checks
        if check.outcome is Outcome.FAILED
    }
    return tuple(check.id for check in exercise.checks if check.id not in tripped)


def _is_broken(result: Result) -> bool:
    return result.blame in {Blame.EXERCISE, Blame.PLATFORM}
