"""Portfolios as the people of companies read them with whom they are shared."""

from functools import partial

from flask import Blueprint, render_template

from grader.engine.portfolios import showing
from grader.wording.projects import level_name
from web.http.code import code_lines
from web.http.context import grader, language, viewer
from web.http.unstored import keep_apart

blueprint = Blueprint("portfolios", __name__, url_prefix="/portfolios")


@blueprint.get("")
def list_shared() -> str:
    """List what is shared with one's company."""
    found = showing.shared_portfolios(viewer(), database=grader().database)
    return render_template("portfolios/shared.html", shared=found)


@blueprint.get("/<portfolio_id>")
def show(portfolio_id: str) -> str:
    """Show one that is shared with one's company; its learner is told who looked."""
    ours = grader()
    shown = showing.for_company(
        viewer(),
        portfolio_id,
        zone=ours.settings.zone,
        database=ours.database,
        repositories=ours.repositories,
        now=ours.now,
    )
    return render_template(
        "portfolios/shown.html",
        shown=shown,
        code_lines=code_lines,
        level_name=partial(level_name, language=language()),
        of_company=True,
    )


blueprint.after_request(keep_apart)
