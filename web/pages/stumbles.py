"""Where a cohort stumbles in an exercise, for its trainers and leads."""

from flask import Blueprint, render_template, request

from grader.domain.pinned_answers import MAX_ANSWER_LENGTH
from grader.engine.stumbles import reading
from web.http.context import grader, viewer

blueprint = Blueprint("stumbles", __name__, url_prefix="/exercises/<slug>/stumbles")


@blueprint.get("")
def show(slug: str) -> str:
    """Show what an exercise costs one of the reader's cohorts, and what stops it."""
    ours = grader()
    page = reading.stumbles_page(
        viewer(), slug, database=ours.database, now=ours.now, cohort=request.args.get("cohort") or None
    )
    return render_template("stumbles/exercise.html", page=page)


@blueprint.get("/<key>")
def group(slug: str, key: str) -> str:
    """Show a failure that learners have in common: who met it, and what one of them was told."""
    ours = grader()
    page = reading.group_page(
        viewer(), slug, key, database=ours.database, now=ours.now, cohort=request.args.get("cohort") or None
    )
    return render_template("stumbles/group.html", page=page, most=MAX_ANSWER_LENGTH)
