"""The page of a hand-in, and the part of it that asks for itself again while the run goes on."""

from base64 import b64decode
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.people import Person
from grader.engine.comments.reading import Discussion, discussion_about
from grader.engine.grading import asking_again
from grader.engine.help_requests.reading import request_about
from grader.engine.notes import notes_of
from grader.engine.submissions.as_learner import learner_of
from grader.engine.submissions.hand_in_version import hand_in_version
from grader.engine.submissions.handed_in_files import handed_in_files
from grader.engine.submissions.submission_page import SubmissionPage, submission_page
from web.http.context import grader, viewer
from web.http.known_version import known_version, tag_of, unchanged

blueprint = Blueprint("submissions", __name__, url_prefix="/submissions")


@blueprint.get("/<submission_id>")
def show(submission_id: str) -> str:
    """Show a hand-in, check by check."""
    version = tag_of(_version(submission_id), url_for(".live", submission_id=submission_id))
    return render_template("submissions/submission.html", version=version, **_told(_page(submission_id)))


@blueprint.get("/<submission_id>/as-learner")
def as_learner(submission_id: str) -> str:
    """Show somebody of the staff the page as its learner reads it."""
    ours = grader()
    learner = learner_of(viewer(), submission_id, database=ours.database, now=ours.now, zone=ours.settings.zone)
    page = _page(submission_id, learner)
    return render_template("submissions/submission.html", as_learner=True, **_told(page))


@blueprint.get("/<submission_id>/live")
def live(submission_id: str) -> Response:
    """Return the article of the page alone, or 304 where nothing moved since the browser last asked."""
    known, version = known_version(request.path), _version(submission_id)
    if known is not None and known.current and version and known.version == version:
        return unchanged(known)
    answer = Response(render_template("submissions/live.html", **_told(_page(submission_id))), mimetype="text/html")
    answer.set_etag(tag_of(version, request.path))
    return answer


@blueprint.post("/<submission_id>/again")
def ask_again(submission_id: str) -> ResponseReturnValue:
    """Run a hand-in against the newer version of its exercise."""
    ours = grader()
    try:
        asking_again.ask_again(
            viewer(), submission_id, database=ours.database, doorbell=ours.doorbell, now=ours.now, new_id=ours.new_id
        )
    except NotAllowed:
        flash(gettext("This hand-in runs already, or was run against the newest version."), "invalid")
    return redirect(url_for(".show", submission_id=submission_id), 303)


@blueprint.get("/<submission_id>/checks/<check_id>/screenshot")
def screenshot(submission_id: str, check_id: str) -> Response:
    """Show how the learner's page was when a check failed, to whoever may read what is said of it."""
    lines = (line for line in _page(submission_id).lines if line.check.id == check_id)
    seen = next((line.told.screenshot for line in lines if line.told), None)
    if seen is None or seen.media_type is None:
        raise NotFound("screenshot", id=check_id)
    answer = Response(b64decode(seen.image), mimetype=seen.media_type)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"  # it is drawn by their browser
    return answer


@blueprint.get("/<submission_id>/checks/<check_id>/picture")
def picture(submission_id: str, check_id: str) -> Response:
    """Show how the page should look, to whoever may read what is said of a check that failed."""
    lines = (line for line in _page(submission_id).lines if line.check.id == check_id)
    shown = next((line.check.picture for line in lines if line.shows_picture), None)
    if shown is None:
        raise NotFound("picture", id=check_id)
    answer = Response(shown.content, mimetype=shown.media_type)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"  # a trainer's file may be a stranger's
    return answer


def _version(submission_id: str) -> str:
    ours = grader()
    return hand_in_version(submission_id, database=ours.database, announcer=ours.announcer, now=ours.now)


def _page(submission_id: str, reader: Person | None = None) -> SubmissionPage:
    """Return the page as the reader sees it; by default whoever asks."""
    parts, reader = grader(), reader or viewer()
    return submission_page(reader, submission_id, database=parts.database, announcer=parts.announcer, now=parts.now)


def _told(page: SubmissionPage) -> dict[str, Any]:
    """Return all that the article of the page tells; while the run goes on, it is asked for each second."""
    if not page.finished:
        return {"page": page, "files": None, "discussion": Discussion(()), "notes": (), "help_request": None}
    database, repositories = grader().database, grader().repositories
    files = handed_in_files(
        page, database=database, repositories=repositories, runners=grader().runners, linters=grader().linters
    )
    said = discussion_about(page.submission, database=database)
    noted = () if page.own else notes_of(viewer(), page.submission.id, database=database)
    asked = request_about(page.submission, database=database)
    return {"page": page, "files": files, "discussion": said, "notes": noted, "help_request": asked}
