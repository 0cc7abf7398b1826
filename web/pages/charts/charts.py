"""A cohort in charts, for its staff."""

from flask import Blueprint, render_template, request

from grader.engine.charts import reading
from web.http.context import grader, viewer
from web.http.planning import planning
from web.pages.charts import drawing

CHOICES = (1, 2, 4, 8, 12)
"""Over how many weeks the page offers to look back."""

blueprint = Blueprint("charts", __name__, url_prefix="/cohorts/<cohort>/charts")


@blueprint.get("")
def show(cohort: str) -> str:
    """Show how far the group is, when it works, where it stumbles and what it has practised."""
    page = reading.charts_page(
        viewer(),
        cohort,
        now=grader().now,
        **planning(),
        weeks=request.args.get("weeks", 0, type=int),
    )
    return render_template("charts/charts.html", page=page, choices=CHOICES, drawing=drawing)
