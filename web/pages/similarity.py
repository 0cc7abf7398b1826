"""Which hand-ins of an exercise share code, for the staff of a cohort: asked for, looked at, and not kept."""

from flask import Blueprint, render_template

from grader.engine import similarity
from web.http.code import marking
from web.http.context import grader, viewer
from web.http.security import limiter
from web.http.unstored import never_store

COMPARISONS = "30 per hour"

blueprint = Blueprint("similarity", __name__, url_prefix="/cohorts/<cohort>/exercises/<slug>/similarity")
blueprint.after_request(never_store)  # what it says is of this moment, and of nobody's file


@blueprint.get("")
def show(cohort: str, slug: str) -> str:
    """Show what the comparison can tell and what it cannot, with the button that asks for it."""
    page = similarity.comparable(viewer(), cohort, slug, database=grader().database)
    return render_template("similarity/similarity.html", page=page, marking=marking)


@blueprint.post("")
@limiter.limit(COMPARISONS, key_func=lambda: viewer().id)
def compare(cohort: str, slug: str) -> str:
    """Compare now, and show the pairs side by side."""
    ours = grader()
    page = similarity.compare(
        viewer(),
        cohort,
        slug,
        database=ours.database,
        repositories=ours.repositories,
        read_tokens=ours.read_tokens,
    )
    return render_template("similarity/similarity.html", page=page, marking=marking)
