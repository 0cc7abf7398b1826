"""Runs a hand-in again whose exercise was mended since: the same files against the version that is current now."""

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.grading.run import Run
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.verdicts import Verdict
from grader.engine.grading.retrying import stand_in_line
from grader.engine.people.access import may_see_submission
from grader.engine.ports.database import Database
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId, Now
from grader.engine.submissions.intake import ring


def may_ask_again(run: Run | None, current: str) -> bool:
    """Tell whether the newest run of a hand-in ended without a pass, and a newer version of the exercise is there.

    Args:
        current: The suite digest of the current version; empty where there is none.
    """
    if run is None or run.result is None or not current:
        return False
    return run.result.verdict is not Verdict.PASSED and run.suite_digest != current


def ask_again(
    viewer: Person, submission_id: str, *, database: Database, doorbell: Doorbell, now: Now, new_id: NewId
) -> Run:
    """Return the new run, queued, for the learner or the cohort's staff; asked twice, the second is refused.

    Raises:
        NotFound: There is no such hand-in, or it is not this person's to read.
        NotAllowed: `not_to_ask_again`: it is passed, goes on, ran against the current version already, or
            its exercise was withdrawn.
    """
    with database.begin() as tx:
        submission = tx.submissions.get(submission_id)
        place = tx.cohorts.enrollment(submission.enrollment_id) if submission else None
        if submission is None or place is None or not may_see_submission(viewer, place, tx):
            raise NotFound("submission", id=submission_id)
        # The cell comes first: a writer that has read it is alone with it, so that of two who ask one finds it done.
        cell = tx.board.get(submission.enrollment_id, submission.exercise)
        withdrawn = submission.exercise in tx.catalog.withdrawn()
        current = None if withdrawn else tx.catalog.current(submission.exercise)
        newest = tx.runs.latest_of([submission_id]).get(submission_id)
        if current is None or not may_ask_again(newest, current.suite_digest):
            raise NotAllowed("not_to_ask_again", id=submission_id)
        again = stand_in_line(tx, cell, submission, current.suite_digest, new_id(), now)
        tx.audit.add(Act.RUN_ASKED_AGAIN, again.id)
    ring([again], doorbell=doorbell)
    return again
