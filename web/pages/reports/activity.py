"""What a learner did over a period: a page, and files that are taken away."""

from collections.abc import Mapping

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from grader.domain.days import first_day
from grader.domain.errors import NotValid
from grader.domain.reports.activity import Period, last_month, this_month
from grader.engine.reports.activity import activity_statement, take_activity_statement
from grader.wording.reports.activity import write_activity_statement
from web.exports.board import COUNTED_AS, TAKEN
from web.exports.papers import tables_paper
from web.exports.reports import report_workbook
from web.http.context import grader, language, viewer
from web.http.refused import BAD_REQUEST, say_refused
from web.http.report_days import asked_period
from web.http.security import limiter

blueprint = Blueprint("activity", __name__, url_prefix="/cohorts/<cohort>/people/<handle>/activity")


@blueprint.get("")
def show(cohort: str, handle: str) -> ResponseReturnValue:
    """Show what somebody did over the days that are asked for, else in this month."""
    today, status = first_day(grader().now(), grader().settings.zone), 200
    try:
        period = _period(request.args)
    except NotValid as refused:
        say_refused(refused)
        period, status = this_month(today), BAD_REQUEST
    ours = grader()
    statement = activity_statement(
        viewer(), cohort, handle, period, zone=ours.settings.zone, database=ours.database, now=ours.now
    )
    page = render_template(
        "reports/activity.html",
        statement=statement,
        document=write_activity_statement(statement, language()),
        months=(this_month(today), last_month(today)),
    )
    return page, status


@blueprint.post("")
@limiter.shared_limit(TAKEN, scope=COUNTED_AS, key_func=lambda: viewer().id)
def take(cohort: str, handle: str) -> Response:
    """Answer with the same as a paper or a workbook, and write down who took it."""
    ours, form = grader(), request.form
    period = _period(form)
    statement = take_activity_statement(
        viewer(), cohort, handle, period, zone=ours.settings.zone, database=ours.database, now=ours.now
    )
    document, name = write_activity_statement(statement, language()), f"{handle}-{period.first}-{period.last}"
    return tables_paper(document, name) if form.get("form") == "pdf" else report_workbook(document, name)


def _period(given: Mapping[str, str]) -> Period:
    """Return the period that is asked for; what is left open is this month.

    Raises:
        NotValid: `day_shape`, `report_period`.
    """
    month = this_month(first_day(grader().now(), grader().settings.zone))
    return asked_period(given, month) or month
