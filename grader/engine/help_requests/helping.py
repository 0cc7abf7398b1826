"""The staff of a cohort take a request for help, and answer it by a comment on the hand-in."""

from dataclasses import replace

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.help_requests import HelpRequest, Stage
from grader.domain.naming import checked_text
from grader.domain.people import Person
from grader.engine.comments.writing import Place, add_thread
from grader.engine.help_requests.asking import held_request
from grader.engine.people.access import staffed_submission
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewId, Now


def take_request(viewer: Person, request_id: str, after: str, *, database: Database, now: Now) -> HelpRequest:
    """Return the request, which the viewer has taken; from somebody else only where they saw who had it.

    Args:
        after: The handle of whom the viewer saw at it; empty where nobody was.

    Raises:
        NotFound: There is no such request, or the viewer is not of its cohort's staff.
        NotAllowed: `help_taken`: somebody else was faster. `help_over`: it is done. The hand-in's code was erased.
    """
    with database.begin() as tx:
        request = _staffed(viewer, request_id, tx)
        holder = request.helper.handle if request.helper else ""
        if holder not in {after, viewer.handle}:
            raise NotAllowed("help_taken", name=request.helper.name if request.helper else "")
        taken = replace(request, stage=Stage.TAKEN, moved_at=now(), helper=viewer)
        tx.help_requests.move(taken)
    return taken


def answer_request(
    viewer: Person, request_id: str, text: str, *, database: Database, now: Now, new_id: NewId
) -> HelpRequest:
    """Return the request, answered by a comment on the whole hand-in, which the learner is told of as of any.

    Raises:
        NotFound: There is no such request, or the viewer is not of its cohort's staff.
        NotAllowed: `help_over`: it is done. The hand-in's code was erased, or has very many comments.
        NotValid: The text.
    """
    text = checked_text(text)
    with database.begin() as tx:
        request = _staffed(viewer, request_id, tx)
        submission, enrollment = staffed_submission(viewer, request.submission_id, tx)
        add_thread(viewer, submission, enrollment, Place(), text, tx, now=now, new_id=new_id)
        answered = replace(request, stage=Stage.ANSWERED, moved_at=now(), helper=viewer)
        tx.help_requests.move(answered)
    return answered


def _staffed(viewer: Person, request_id: str, tx: Transaction) -> HelpRequest:
    """Return an open request from a cohort whose staff the viewer is."""
    request, learner = held_request(viewer, request_id, tx)
    if learner.id == viewer.id:
        raise NotFound("help_request", id=request_id)
    staffed_submission(viewer, request.submission_id, tx, code="help_request")
    if not request.is_open:
        raise NotAllowed("help_over")
    return request
