"""A learner asks for help from a hand-in, and withdraws what they asked; either side says that it is done."""

from dataclasses import replace

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.help_requests import MAX_TEXT_LENGTH, HelpRequest, Stage
from grader.domain.naming import checked_text
from grader.domain.people import Person
from grader.engine.people.access import seen_submission
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewId, Now
from grader.engine.submissions.keeping import require_kept

MOST_AN_EXERCISE = 30


def ask_for_help(
    viewer: Person, submission_id: str, text: str, tried: str, *, database: Database, now: Now, new_id: NewId
) -> HelpRequest:
    """Return a learner's new request; one that was answered is done with it.

    Args:
        tried: What they have tried; may be empty.

    Raises:
        NotFound: There is no such hand-in, or it is not this person's to read.
        NotAllowed: `help_of_learners`: it is somebody else's. `help_asked`: one waits. `help_too_often`. The hand-in's
            code was erased.
        NotValid: A text.
    """
    text = checked_text(text, most=MAX_TEXT_LENGTH)
    tried = checked_text(tried, most=MAX_TEXT_LENGTH) if tried.strip() else ""
    with database.begin() as tx:
        submission, enrollment = seen_submission(viewer, submission_id, tx)
        if enrollment.person.id != viewer.id:
            raise NotAllowed("help_of_learners")
        require_kept(submission, tx)
        _close_answered(enrollment.id, submission.exercise, tx, now)
        if tx.help_requests.count(enrollment.id, submission.exercise) >= MOST_AN_EXERCISE:
            raise NotAllowed("help_too_often", most=MOST_AN_EXERCISE)
        at = now()
        request = HelpRequest(
            new_id(), submission.id, enrollment.id, submission.exercise, text, tried, at, Stage.WAITING, at
        )
        tx.help_requests.add(request)
    return request


def withdraw_request(viewer: Person, request_id: str, *, database: Database) -> HelpRequest:
    """Return the learner's own request, which is gone.

    Raises:
        NotFound: There is no such request, or it is not this person's to read.
        NotAllowed: `not_author`, or the hand-in's code was erased.
    """
    with database.begin() as tx:
        request, learner = held_request(viewer, request_id, tx)
        if learner.id != viewer.id:
            raise NotAllowed("not_author")
        tx.help_requests.remove(request.id)
    return request


def finish_request(viewer: Person, request_id: str, *, database: Database, now: Now) -> HelpRequest:
    """Return the request, which is done: the learner or the staff says so; said twice, nothing changes.

    Raises:
        NotFound: There is no such request, or it is not this person's to read.
        NotAllowed: The hand-in's code was erased.
    """
    with database.begin() as tx:
        request, _ = held_request(viewer, request_id, tx)
        if request.is_open:
            request = replace(request, stage=Stage.DONE, moved_at=now())
            tx.help_requests.move(request)
    return request


def held_request(viewer: Person, request_id: str, tx: Transaction) -> tuple[HelpRequest, Person]:
    """Return a request that the viewer may read, and its learner, with whom the transaction is alone from now on.

    Raises:
        NotFound: There is no such request, or it is not this person's to read.
        NotAllowed: The hand-in's code was erased.
    """
    known = tx.help_requests.get(request_id)
    if known is None:
        raise NotFound("help_request", id=request_id)
    submission, enrollment = seen_submission(viewer, known.submission_id, tx, code="help_request")
    require_kept(submission, tx)
    request = tx.help_requests.get(request_id)  # as it is now that nobody else moves it
    if request is None:
        raise NotFound("help_request", id=request_id)
    return request, enrollment.person


def _close_answered(enrollment_id: str, exercise: str, tx: Transaction, now: Now) -> None:
    """End the open request where it was answered.

    Raises:
        NotAllowed: `help_asked`: it was not.
    """
    request = tx.help_requests.open_of(enrollment_id, exercise)
    if request is None:
        return
    if request.awaits_staff:
        raise NotAllowed("help_asked")
    tx.help_requests.move(replace(request, stage=Stage.DONE, moved_at=now()))
