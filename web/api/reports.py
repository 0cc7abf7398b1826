"""What those who pay for a cohort are told of it, what a learner did over a period, and the folder for Qualiopi."""

from flask import Response

from grader.domain.days import first_day
from grader.domain.reports.activity import checked_period, this_month
from grader.engine.reports.activity import activity_statement
from grader.engine.reports.funders import funders_report
from web.api.endpoints import Reading, download, endpoint
from web.api.shapes.reports import ActivityStatement, FolderDays, FundersReport, ReportDays
from web.exports.qualiopi import COUNTED_AS, FOLDERS, qualiopi_answer
from web.exports.zips import ZIP_TYPE
from web.http.bearer import caller
from web.http.context import grader
from web.http.report_days import asked_period


@endpoint("/cohorts/<cohort>/report", FundersReport, reading=Reading(refusals=("not-found",)))
def read_funders_report(cohort: str) -> FundersReport:
    """Read entries, completions, interruptions and placements of a cohort, without names; for those who lead it."""
    ours = grader()
    return FundersReport.of(
        funders_report(caller(), cohort, zone=ours.settings.zone, database=ours.database, now=ours.now)
    )


@endpoint(
    "/cohorts/<cohort>/people/<handle>/activity",
    ActivityStatement,
    reading=Reading(ReportDays, refusals=("not-found", "not-valid")),
)
def read_activity(cohort: str, handle: str, query: ReportDays) -> ActivityStatement:
    """Read what a learner did over a period, for themself and for those who lead their cohort; no hours."""
    ours = grader()
    month = this_month(first_day(ours.now(), ours.settings.zone))
    period = checked_period(query.first_day or month.first, query.last_day or month.last)
    return ActivityStatement.of(
        activity_statement(
            caller(), cohort, handle, period, zone=ours.settings.zone, database=ours.database, now=ours.now
        )
    )


@download(
    "/cohorts/<cohort>/qualiopi",
    ZIP_TYPE,
    limit=FOLDERS,
    counted_as=COUNTED_AS,
    reading=Reading(FolderDays, refusals=("not-found", "not-valid")),
)
def take_qualiopi(cohort: str, query: FolderDays) -> Response:
    """Take what is kept of a cohort for indicators of Qualiopi: a ZIP with an index, without names; for its leads."""
    days = {"first": query.first or "", "last": query.last or ""}
    return qualiopi_answer(caller(), cohort, asked_period(days), grader())
