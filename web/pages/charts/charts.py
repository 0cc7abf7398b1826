"""A cohort in charts, for its staff."""

from flask import Blueprint, render_template, request

from grader.engine.charts import reading
from web.http.context import grader, viewer
from web.pages.charts import drawing

CHOICES = (1, 2, 4, 8, 12)
"""Over how many weeks the page offers to look back."""

blueprint = Blueprint("charts", __name__, url_prefix="/cohorts/<cohort>/charts")


@blueprint.get("")
def show(cohort: str) -> str:
    """Show how far the group is, when it works, where it stumbles and what it has practised."""
    ours = grader()
    page = reading.charts_page(
        viewer(),
        cohort,
        database=ours.database,
        now=ours.now,
        zone=ours.settings.zone,
        public_holidays=ours.public_holidays,
        weeks=request.args.get("weeks", 0, type=int),
    )
    return render_template("charts/charts.html", page=page, choices=CHOICES, drawing=drawing)
