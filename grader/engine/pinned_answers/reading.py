"""Finds the answer that a learner reads at what stopped their run first."""

from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.report import CheckReport
from grader.domain.grading.run import Result
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.stumbles.stumble import Stumble, stumble_at, stumble_of
from grader.engine.pinned_answers.pinning import is_hidden
from grader.engine.ports.database import Transaction


def answer_to_run(cohort: str, exercise: Exercise, result: Result, tx: Transaction) -> PinnedAnswer | None:
    """Return the answer to what stopped a run; None where nothing did, or nobody answered that in this version.

    Args:
        exercise: The version that it ran against.
    """
    return _answer(cohort, exercise, stumble_of(exercise.slug, result), tx)


def answer_to_check(cohort: str, exercise: Exercise, check: CheckReport, tx: Transaction) -> PinnedAnswer | None:
    """Return the answer to the first check that failed, before the run has come to its end; see `answer_to_run`."""
    return _answer(cohort, exercise, stumble_at(exercise.slug, check), tx)


def _answer(cohort: str, exercise: Exercise, stumble: Stumble | None, tx: Transaction) -> PinnedAnswer | None:
    if stumble is None or is_hidden(exercise, stumble.check):
        return None
    answer = tx.pinned_answers.to_failure(cohort, exercise.slug, stumble.key)
    return answer if answer is not None and answer.holds_for(exercise.suite_digest) else None
