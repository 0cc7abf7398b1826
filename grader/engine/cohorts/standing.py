"""Where a learner stands once a run of theirs began or ended, by the hand-in that counts in their cohort."""

from grader.domain.assignments import Counts
from grader.domain.cohorts.progress import Progress, after_run
from grader.domain.grading.run import Run
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import RunState, Verdict
from grader.engine.ports.database import Transaction


def stands_after(cell: Progress, submission: Submission, run: Run, tx: Transaction) -> Progress:
    """Return the cell once a run began or ended; how an exercise counts is only asked where it changes something."""
    passed = run.result is not None and run.result.verdict is Verdict.PASSED
    if run.state is not RunState.FINISHED or passed:
        return after_run(cell, submission, run)
    given = next(iter(tx.plans.given_to(submission.enrollment_id, submission.exercise)), None)
    return _stands(cell, submission, run, given.counts if given else Counts.BEST, tx)


def recount(cohort: str, exercise: str, counts: Counts, tx: Transaction) -> None:
    """Let another hand-in count for everybody of a cohort, as if it always had; who has passed has passed.

    Cells of what waits or runs are left alone: they are counted anew as soon as that has ended.
    """
    places = sorted(one.id for one in tx.cohorts.enrollments(cohort))
    started = {cell.enrollment_id for cell in tx.board.cells(places, [exercise]) if cell.submissions}
    for place in places:
        newest = next(iter(tx.submissions.of_exercise(place, exercise, limit=1)), None) if place in started else None
        if newest is not None:
            cell, run = tx.board.get(place, exercise), tx.runs.latest_of([newest.id]).get(newest.id)
            if run is not None and run.state is RunState.FINISHED:
                tx.board.put(_stands(cell, newest, run, counts, tx))


def _stands(cell: Progress, submission: Submission, run: Run, counts: Counts, tx: Transaction) -> Progress:
    asked = counts is Counts.BEST and cell.passed_at is None
    attempts = tx.runs.attempts(submission, run.suite_digest) if asked else ()
    return after_run(cell, submission, run, counts, attempts)
