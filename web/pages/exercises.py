"""The page of an exercise, and the form on it that hands in without Git."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed, NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.engine.exercises import exercise_as_learner, exercise_page
from grader.engine.submissions.sending_files import send_files
from web.http.context import grader, viewer
from web.http.refused import say_refused
from web.http.sending import sending_ports

blueprint = Blueprint("exercises", __name__, url_prefix="/exercises")


@blueprint.get("/<slug>")
def show(slug: str) -> str:
    """Show the statement, the commands to hand in, what is checked, and the reader's own tries."""
    page = exercise_page(viewer(), slug, database=grader().database, now=grader().now)
    return render_template("exercises/exercise.html", page=page)


@blueprint.get("/<slug>/as/<handle>")
def as_learner(slug: str, handle: str) -> str:
    """Show somebody of the staff the page as a learner of theirs reads it."""
    ours = grader()
    page, learner = exercise_as_learner(
        viewer(), slug, handle, database=ours.database, now=ours.now, zone=ours.settings.zone
    )
    return render_template("exercises/exercise.html", page=page, learner=learner)


@blueprint.post("/<slug>/files")
def send(slug: str) -> ResponseReturnValue:
    """Take files for somebody whose Git is not ready; what becomes of them is read on the hand-in's page."""
    chosen = [one for one in request.files.getlist("files") if one.filename]
    files = [SourceFile(one.filename or "", one.read()) for one in chosen]
    try:
        sent = send_files(viewer(), slug, files, **sending_ports())
    except (NotAllowed, NotValid) as refused:
        say_refused(refused)
        return redirect(url_for(".show", slug=slug), 303)
    if sent.created:
        flash(
            gettext("Received. It is a commit in your repository: git pull brings it to your computer later."), "done"
        )
    else:
        flash(gettext("You handed in the same before: here is what came of it."), "done")
    return redirect(url_for("submissions.show", submission_id=sent.submission_id), 303)
