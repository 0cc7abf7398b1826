"""What somebody who waits for a hand-in is told: each check once, what to mend first with its hint, and the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.report import CheckReport, first_to_mend
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.submissions.submission import Submission
from grader.domain.text import Text
from grader.engine.grading.following import CheckLanded, Finished, StillRunning, StillWaiting, TooLong, follow
from grader.engine.grading.hints import tries_of
from grader.engine.pinned_answers.reading import answer_to_check
from grader.engine.ports.database import Database
from grader.engine.ports.grading import Announcer


@dataclass(frozen=True)
class CheckTold:
    """A check's outcome; provisional until the verdict.

    Attributes:
        to_mend: It is the first that failed, so say what to do about it.
        hint: The newest that is unlocked of the one to mend; None elsewhere.
        answer: What the staff answer to this failure of the one to mend.
    """

    check: CheckReport
    to_mend: bool = False
    hint: Text | None = None
    answer: PinnedAnswer | None = None


Told = CheckTold | StillWaiting | TooLong | Finished | StillRunning


def tell(
    submission: Submission,
    exercise: Exercise,
    run_id: str,
    *,
    database: Database,
    announcer: Announcer,
    limit: timedelta,
) -> Iterator[Told]:
    """Yield what to tell of a run until it ends, until our own side is away, or until the limit.

    A check is told once, even if another worker begins the run again; what was not heard is told before the end.
    """
    landed: dict[str, CheckReport] = {}
    for step in follow(run_id, database=database, announcer=announcer, limit=limit):
        for check in _checks_of(step):
            if check.id not in landed:
                landed[check.id] = check
                to_mend = first_to_mend(landed.values()) is check
                yield _to_mend(submission, exercise, check, database) if to_mend else CheckTold(check)
        if not isinstance(step, CheckLanded):
            yield step


def _checks_of(step: CheckLanded | StillWaiting | TooLong | Finished | StillRunning) -> tuple[CheckReport, ...]:
    match step:
        case CheckLanded(check):
            return (check,)
        case Finished(run) if run.result is not None and run.result.message is None:
            return run.result.checks
        case _:
            return ()


def _to_mend(submission: Submission, exercise: Exercise, check: CheckReport, database: Database) -> CheckTold:
    with database.read() as tx:
        tries = tries_of(submission, tx)
        place = tx.cohorts.enrollment(submission.enrollment_id)
        answer = answer_to_check(place.cohort, exercise, check, tx) if place else None
    hint = next(reversed(tries.unlocked(exercise.check(check.id), check)), None)
    return CheckTold(check, True, hint, answer)  # noqa: FBT003 - in the order of the class
