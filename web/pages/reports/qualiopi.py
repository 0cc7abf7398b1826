"""The folder of evidence for Qualiopi: a page, and a ZIP to take away."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from grader.domain.errors import NotValid
from grader.wording.reports.qualiopi import write_qualiopi
from web.exports.qualiopi import COUNTED_AS, FOLDERS, folder_of, qualiopi_answer
from web.http.context import grader, language, viewer
from web.http.refused import BAD_REQUEST, say_refused
from web.http.report_days import asked_period
from web.http.security import limiter

blueprint = Blueprint("qualiopi", __name__, url_prefix="/cohorts/<cohort>")


@blueprint.get("/qualiopi")
def show(cohort: str) -> ResponseReturnValue:
    """Show what is kept for each indicator, over the days that are asked for, else as long as the cohort has lasted."""
    status, period = 200, None
    try:
        period = asked_period(request.args)
    except NotValid as refused:
        say_refused(refused)
        status = BAD_REQUEST
    folder = folder_of(viewer(), cohort, period, grader())
    return render_template("reports/qualiopi.html", folder=folder, document=write_qualiopi(folder, language())), status


@blueprint.get("/qualiopi.zip")
@limiter.shared_limit(FOLDERS, scope=COUNTED_AS, key_func=lambda: viewer().id)
def take(cohort: str) -> Response:
    """Answer with the folder."""
    return qualiopi_answer(viewer(), cohort, asked_period(request.args), grader())
