"""What those who pay for a cohort are told of it, as figures."""

from grader.engine.reports.funders import funders_report
from web.api.endpoints import Reading, endpoint
from web.api.shapes.reports import FundersReport
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/cohorts/<cohort>/report", FundersReport, reading=Reading(refusals=("not-found",)))
def read_funders_report(cohort: str) -> FundersReport:
    """Read entries, completions, interruptions and placements of a cohort, without names; for those who lead it."""
    ours = grader()
    return FundersReport.of(
        funders_report(caller(), cohort, zone=ours.settings.zone, database=ours.database, now=ours.now)
    )
