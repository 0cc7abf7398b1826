"""A cohort in charts, as numbers."""

from grader.domain.charts.activity import USUAL_WEEKS
from grader.engine.charts import reading
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Given, WeeksBack
from web.api.shapes.charts import Charts
from web.http.bearer import caller
from web.http.context import grader
from web.http.planning import planning


class LookingBack(Given):
    """How far to look back."""

    weeks: WeeksBack = USUAL_WEEKS
    """Over how many of the last weeks hand-ins are counted, 1 to 12."""


@endpoint("/cohorts/<cohort>/charts", Charts, reading=Reading(LookingBack, refusals=("not-found",)))
def read_charts(cohort: str, query: LookingBack) -> Charts:
    """Read how far a cohort is, when it hands in, where it stumbles and what it has practised; for its staff."""
    return Charts.of(
        reading.charts_page(
            caller(),
            cohort,
            now=grader().now,
            **planning(),
            weeks=query.weeks,
        )
    )
