"""What a cohort's leads give to those who pay for it: a page, a workbook, and a paper."""

from flask import Blueprint, Response, render_template

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.masking import MOST_MASKED
from grader.domain.reports.funders import FundersReport
from grader.engine.reports.funders import funders_report
from grader.wording.reports.funders import write_funders_report
from web.exports.board import COUNTED_AS, TAKEN
from web.exports.papers import tables_paper
from web.exports.reports import report_workbook
from web.http.context import grader, language, viewer
from web.http.security import limiter

blueprint = Blueprint("reports", __name__, url_prefix="/cohorts/<cohort>")


@blueprint.get("/report")
def show(cohort: str) -> str:
    """Show what may be given away."""
    report = _report(cohort)
    document = write_funders_report(report, language())
    return render_template(
        "reports/funders.html", report=report, document=document, most=MOST_MASKED, active=EnrollmentStatus.ACTIVE
    )


@blueprint.get("/report.xlsx")
@limiter.shared_limit(TAKEN, scope=COUNTED_AS, key_func=lambda: viewer().id)
def xlsx(cohort: str) -> Response:
    """Answer with the same as a workbook."""
    return report_workbook(write_funders_report(_report(cohort), language()), f"{cohort}-report")


@blueprint.get("/report.pdf")
@limiter.shared_limit(TAKEN, scope=COUNTED_AS, key_func=lambda: viewer().id)
def pdf(cohort: str) -> Response:
    """Answer with the same as a paper."""
    return tables_paper(write_funders_report(_report(cohort), language()), f"{cohort}-report")


def _report(cohort: str) -> FundersReport:
    ours = grader()
    return funders_report(viewer(), cohort, zone=ours.settings.zone, database=ours.database, now=ours.now)
