"""A learner's work as they and their cohort's staff read it: their progress, and all their tries."""

from flask import Blueprint, Response, render_template, request

from grader.domain.alerts.follow_up import MAX_NOTE_LENGTH, WatchState
from grader.domain.looks import SeenPage
from grader.engine.people.progress_page import progress_page
from grader.engine.people.tries_page import tries_page
from web.exports.board import COUNTED_AS, TAKEN
from web.exports.papers import report_paper
from web.http.context import grader, viewer
from web.http.security import limiter

blueprint = Blueprint("people", __name__, url_prefix="/people")


@blueprint.get("/<handle>")
def progress(handle: str) -> str:
    """Show a learner's progress, week by week and by competency."""
    ours = grader()
    page = progress_page(viewer(), handle, database=ours.database, now=ours.now, zone=ours.settings.zone)
    return render_template(
        "people/progress.html", page=page, watch_states=tuple(WatchState), most_of_note=MAX_NOTE_LENGTH
    )


@blueprint.get("/<handle>/report.pdf")
@limiter.shared_limit(TAKEN, scope=COUNTED_AS, key_func=lambda: viewer().id)
def pdf(handle: str) -> Response:
    """Answer with what they passed and when, and week by week, as a paper for themselves or their trainers."""
    ours = grader()
    page = progress_page(
        viewer(),
        handle,
        database=ours.database,
        now=ours.now,
        zone=ours.settings.zone,
        looked_at=SeenPage.REPORT,
    )
    return report_paper(page)


@blueprint.get("/<handle>/tries")
def tries(handle: str) -> str:
    """List a person's hand-ins, newest first, of one exercise where it is asked for."""
    exercise, after = request.args.get("exercise") or None, request.args.get("after", "")
    ours = grader()
    page = tries_page(
        viewer(),
        handle,
        exercise=exercise,
        after=after,
        database=ours.database,
        now=ours.now,
        zone=ours.settings.zone,
    )
    return render_template("people/tries.html", page=page)
