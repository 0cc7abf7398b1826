"""Where a learner goes from a finished hand-in: on, back to something simpler, or once more over a mended exercise."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.grading.change import Change
from grader.domain.grading.run import Run
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Verdict
from grader.engine.grading.asking_again import may_ask_again
from grader.engine.grading.changes import change_since, hand_in_before
from grader.engine.people.tasks import Task, next_task, simpler_task, tasks_of
from grader.engine.ports.database import Transaction
from grader.engine.submissions.hand_ins import ListedHandIn


@dataclass(frozen=True)
class Onward:
    """What follows from a finished hand-in.

    Attributes:
        before: The hand-in before this one, or None for the first.
        change: Since the hand-in before; None where nothing can be compared.
        may_ask_again: A newer version of the exercise waits for these same files.
        next: What the learner does next once this is passed; None before, and when all is passed.
        simpler: An exercise that the learner passed, to look at while this one is not.
    """

    before: Submission | None
    change: Change | None
    may_ask_again: bool
    next: Task | None
    simpler: Task | None


def onward_from(
    submission: Submission, enrollment: Enrollment, run: Run, others: Sequence[ListedHandIn], tx: Transaction
) -> Onward | None:
    """Return what follows from the newest run of a hand-in; None while it goes on.

    Args:
        others: The learner's hand-ins of the exercise, newest first, with the one before this.
    """
    if run.result is None:
        return None
    tasks = tasks_of(enrollment.id, tx)
    passed = run.result.verdict is Verdict.PASSED
    before = hand_in_before(submission, others)
    current = next((task.suite_digest for task in tasks if task.exercise == submission.exercise), "")
    return Onward(
        before=before.submission if before else None,
        change=change_since(before, run.result),
        may_ask_again=may_ask_again(run, current),
        next=next_task(tasks) if passed else None,
        simpler=None if passed else simpler_task(tasks, submission.exercise),
    )
