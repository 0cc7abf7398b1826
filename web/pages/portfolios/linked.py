"""A portfolio at the address of a link: whoever has it reads it, without an account."""

from functools import partial

from flask import Blueprint, render_template

from grader.engine.portfolios import showing
from grader.wording.projects import level_name
from web.http.code import code_lines
from web.http.context import grader, language, signed_in
from web.http.security import answered, limiter
from web.http.unstored import keep_apart

WRONG_LINKS_PER_ADDRESS = "100 per 10 minutes"

blueprint = Blueprint("portfolio_links", __name__, url_prefix="/portfolios/links")


@blueprint.get("/<link>")
@limiter.limit(WRONG_LINKS_PER_ADDRESS, deduct_when=answered(404))
def show(link: str) -> str:
    """Show the one that a link opens, to whoever has it."""
    ours, found = grader(), signed_in()
    shown = showing.by_link(
        link,
        found.person if found else None,
        zone=ours.settings.zone,
        database=ours.database,
        repositories=ours.repositories,
        now=ours.now,
    )
    return render_template(
        "portfolios/shown.html", shown=shown, code_lines=code_lines, level_name=partial(level_name, language=language())
    )


blueprint.after_request(keep_apart)
