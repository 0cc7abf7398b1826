"""Requests for help: the queue, and the forms by which it is asked, taken, answered and ended."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed
from grader.domain.help_requests import HelpRequest
from grader.engine.help_requests import asking, helping, reading
from web.http.context import grader, viewer
from web.http.refused import say_refused

blueprint = Blueprint("help_requests", __name__)
SHOWN_BESIDE = frozenset({"help_asked", "help_taken", "help_over"})
"""Refusals that only say that somebody was faster: the page shows how things stand now."""


@blueprint.get("/help-requests")
def queue() -> str:
    """Show what is asked of the reader, and what they ask themselves."""
    page = reading.help_queue(viewer(), database=grader().database, cohort=request.args.get("cohort") or None)
    return render_template("help_requests/queue.html", page=page)


@blueprint.post("/submissions/<submission_id>/help-requests")
def ask(submission_id: str) -> ResponseReturnValue:
    """Ask for help from a hand-in."""
    ours = grader()
    text, tried = request.form["text"], request.form.get("tried", "")
    try:
        asking.ask_for_help(
            viewer(), submission_id, text, tried, database=ours.database, now=ours.now, new_id=ours.new_id
        )
    except NotAllowed as refused:
        _say(refused)
    return _to(submission_id)


@blueprint.post("/help-requests/<request_id>/take")
def take(request_id: str) -> ResponseReturnValue:
    """Take a request, as somebody of the staff."""
    ours = grader()
    try:
        taken = helping.take_request(
            viewer(), request_id, request.form.get("after", ""), database=ours.database, now=ours.now
        )
    except NotAllowed as refused:
        _say(refused)
        return redirect(url_for(".queue"), 303)
    return _to(taken.submission_id)


@blueprint.post("/help-requests/<request_id>/answer")
def answer(request_id: str) -> ResponseReturnValue:
    """Answer a request by a comment on its hand-in."""
    ours = grader()
    answered = helping.answer_request(
        viewer(), request_id, request.form["text"], database=ours.database, now=ours.now, new_id=ours.new_id
    )
    flash(gettext("Your answer is among the comments. They are told of it."), "done")
    return _to(answered.submission_id)


@blueprint.post("/help-requests/<request_id>/done")
def finish(request_id: str) -> ResponseReturnValue:
    """Say that a request is done."""
    ours = grader()
    done = asking.finish_request(viewer(), request_id, database=ours.database, now=ours.now)
    return _back(done, gettext("This request for help is done."))


@blueprint.post("/help-requests/<request_id>/withdraw")
def withdraw(request_id: str) -> ResponseReturnValue:
    """Withdraw one's own request."""
    gone = asking.withdraw_request(viewer(), request_id, database=grader().database)
    return _back(gone, gettext("You have withdrawn your request."))


def _say(refused: NotAllowed) -> None:
    """Say that somebody was faster.

    Raises:
        NotAllowed: The same, where it is something else.
    """
    if refused.code not in SHOWN_BESIDE:
        raise refused
    say_refused(refused)


def _back(moved: HelpRequest, said: str) -> ResponseReturnValue:
    flash(said, "done")
    return redirect(url_for("submissions.show", submission_id=moved.submission_id), 303)


def _to(submission_id: str) -> ResponseReturnValue:
    return redirect(url_for("submissions.show", submission_id=submission_id, _anchor="help-request"), 303)
