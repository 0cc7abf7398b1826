"""A person's own work as they and their cohort's staff read it: all their tries."""

from flask import Blueprint, render_template, request

from grader.engine.listing import submissions_of
from web.http.context import grader, viewer

TRIES_A_PAGE = 30

blueprint = Blueprint("people", __name__, url_prefix="/people")


@blueprint.get("/<handle>/tries")
def tries(handle: str) -> str:
    """List a person's hand-ins, newest first, of one exercise where it is asked for."""
    exercise, after = request.args.get("exercise") or None, request.args.get("after", "")
    found = submissions_of(
        viewer(), handle, exercise=exercise, after=after, limit=TRIES_A_PAGE, database=grader().database
    )
    return render_template("people/tries.html", handle=handle, exercise=exercise, found=found)
