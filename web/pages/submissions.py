"""The page of a hand-in, and the part of it that asks for itself again while the run goes on."""

from flask import Blueprint, Response, render_template

from grader.engine.submissions.submission_page import SubmissionPage, submission_page
from web.http.context import grader, viewer
from web.http.polls import unless_known

blueprint = Blueprint("submissions", __name__, url_prefix="/submissions")


@blueprint.get("/<submission_id>")
def show(submission_id: str) -> str:
    """Show a hand-in, check by check."""
    return render_template("submissions/submission.html", page=_page(submission_id))


@blueprint.get("/<submission_id>/live")
def live(submission_id: str) -> Response:
    """Return the article of the page alone, or 304 where nothing moved since the browser last asked."""
    page = _page(submission_id)
    return unless_known(page, lambda: render_template("submissions/live.html", page=page))


def _page(submission_id: str) -> SubmissionPage:
    parts = grader()
    return submission_page(viewer(), submission_id, database=parts.database, announcer=parts.announcer, now=parts.now)
