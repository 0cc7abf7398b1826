"""The page of an exercise."""

from flask import Blueprint, render_template

from grader.engine.exercises import exercise_page
from web.http.context import grader, viewer

blueprint = Blueprint("exercises", __name__, url_prefix="/exercises")


@blueprint.get("/<slug>")
def show(slug: str) -> str:
    """Show the statement, the commands to hand in, what is checked, and the reader's own tries."""
    return render_template("exercises/exercise.html", page=exercise_page(viewer(), slug, database=grader().database))
