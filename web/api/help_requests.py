"""Requests for help."""

from grader.domain.accounts.credentials import Scope
from grader.engine.help_requests import asking, helping, reading
from web.api.comments import OF_SOMEBODY, OfCohort
from web.api.endpoints import Reading, endpoint
from web.api.shapes.comments import Removed, ToWrite
from web.api.shapes.help_requests import HelpRequest, HelpRequests, OpenRequest, ToAsk, ToTake
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/help-requests", HelpRequests, reading=Reading(OfCohort))
def list_help_requests(query: OfCohort) -> HelpRequests:
    """List the open requests for help that concern the caller: their own, and those of their cohorts."""
    return HelpRequests.of(reading.help_queue(caller(), database=grader().database, cohort=query.cohort))


@endpoint("/submissions/<submission_id>/help-request", OpenRequest, reading=Reading(refusals=("not-found",)))
def read_help_request(submission_id: str) -> OpenRequest:
    """Read the learner's open request of a hand-in's exercise."""
    return OpenRequest.of(reading.request_of(caller(), submission_id, database=grader().database))


@endpoint(
    "/submissions/<submission_id>/help-request",
    HelpRequest,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(body=ToAsk, refusals=OF_SOMEBODY),
)
def ask_for_help(submission_id: str, body: ToAsk) -> HelpRequest:
    """Ask for help from one's own hand-in; of each exercise one request is open at a time."""
    ours = grader()
    request = asking.ask_for_help(
        caller(), submission_id, body.text, body.tried, database=ours.database, now=ours.now, new_id=ours.new_id
    )
    return HelpRequest.model_validate(request)


@endpoint(
    "/help-requests/<request_id>/take",
    HelpRequest,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(body=ToTake, refusals=OF_SOMEBODY),
)
def take_help_request(request_id: str, body: ToTake) -> HelpRequest:
    """Take a request, as somebody of the cohort's staff."""
    ours = grader()
    taken = helping.take_request(caller(), request_id, body.after or "", database=ours.database, now=ours.now)
    return HelpRequest.model_validate(taken)


@endpoint(
    "/help-requests/<request_id>/answer",
    HelpRequest,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(body=ToWrite, refusals=OF_SOMEBODY),
)
def answer_help_request(request_id: str, body: ToWrite) -> HelpRequest:
    """Answer a request by a comment on its hand-in, as somebody of the cohort's staff."""
    ours = grader()
    answered = helping.answer_request(
        caller(), request_id, body.text, database=ours.database, now=ours.now, new_id=ours.new_id
    )
    return HelpRequest.model_validate(answered)


@endpoint(
    "/help-requests/<request_id>/done",
    HelpRequest,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(refusals=OF_SOMEBODY),
)
def finish_help_request(request_id: str) -> HelpRequest:
    """Say that a request is done, as its learner or somebody of the cohort's staff."""
    ours = grader()
    return HelpRequest.model_validate(asking.finish_request(caller(), request_id, database=ours.database, now=ours.now))


@endpoint(
    "/help-requests/<request_id>",
    Removed,
    scope=Scope.COMMENT,
    method="DELETE",
    reading=Reading(refusals=OF_SOMEBODY),
)
def withdraw_help_request(request_id: str) -> Removed:
    """Withdraw one's own request, which is gone then."""
    return Removed(id=asking.withdraw_request(caller(), request_id, database=grader().database).id)
