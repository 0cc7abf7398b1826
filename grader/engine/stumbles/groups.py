"""Failures that learners of a cohort have in common: who met each, and what one of them was told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.domain.exercises.exercise import Check, Exercise
from grader.domain.grading.report import CheckReport
from grader.domain.grading.run import Run
from grader.domain.text import Message
from grader.engine.ports.database import Transaction
from grader.engine.ports.stumbles import Alike, Met

GROUPS_SHOWN = 10
NAMED_OF_EACH = 5
NAMED_OF_ONE = 200


@dataclass(frozen=True)
class ErrorGroup:
    """A failure, and who met it.

    Attributes:
        check: The check that failed; None where the run was stopped before.
        met: Some of those who met it: whom it stops now first, then the newest.
        sample: How the check went in the hand-in of the first of them; None where the run was stopped before.
        message: What was said there; None where nothing is kept of it.
    """

    alike: Alike
    check: Check | None
    met: tuple[Met, ...]
    sample: CheckReport | None
    message: Message | None

    @property
    def more(self) -> int:
        """Return how many met it beside those that are named."""
        return self.alike.learners - len(self.met)


def groups_of(cohort: str, exercise: Exercise, tx: Transaction) -> tuple[ErrorGroup, ...]:
    """Return the failures that several learners of a cohort met in a version, at most 10."""
    return _told(tx.stumbles.alike(cohort, exercise.suite_digest, GROUPS_SHOWN), cohort, exercise, NAMED_OF_EACH, tx)


def group_of(cohort: str, exercise: Exercise, key: str, tx: Transaction) -> ErrorGroup | None:
    """Return one failure with those who met it, at most 200; None where nobody did."""
    alike = tx.stumbles.one_alike(cohort, exercise.suite_digest, key)
    return _told([alike], cohort, exercise, NAMED_OF_ONE, tx)[0] if alike else None


def _told(
    found: Sequence[Alike], cohort: str, exercise: Exercise, named: int, tx: Transaction
) -> tuple[ErrorGroup, ...]:
    who = tx.stumbles.who_met(cohort, exercise.suite_digest, [one.key for one in found], named)
    runs = tx.runs.get_all([met[0].run_id for met in who.values()])
    return tuple(_group(one, exercise, who.get(one.key, ()), runs) for one in found)


def _group(alike: Alike, exercise: Exercise, met: tuple[Met, ...], runs: Mapping[str, Run]) -> ErrorGroup:
    run = runs.get(met[0].run_id) if met else None
    result = run.result if run else None
    seen = next((check for check in result.checks if check.id == alike.check), None) if result else None
    whole = result.message if result and not alike.check else None
    check = next((one for one in exercise.checks if one.id == alike.check), None)
    return ErrorGroup(alike, check, met, seen, seen.message if seen else whole)
