"""The page of an exercise."""

from flask import Blueprint, render_template

from grader.engine.exercises import exercise_as_learner, exercise_page
from web.http.context import grader, viewer

blueprint = Blueprint("exercises", __name__, url_prefix="/exercises")


@blueprint.get("/<slug>")
def show(slug: str) -> str:
    """Show the statement, the commands to hand in, what is checked, and the reader's own tries."""
    return render_template("exercises/exercise.html", page=exercise_page(viewer(), slug, database=grader().database))


@blueprint.get("/<slug>/as/<handle>")
def as_learner(slug: str, handle: str) -> str:
    """Show somebody of the staff the page as a learner of theirs reads it."""
    page, learner = exercise_as_learner(viewer(), slug, handle, database=grader().database)
    return render_template("exercises/exercise.html", page=page, learner=learner)
