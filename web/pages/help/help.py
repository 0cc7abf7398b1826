"""What each status word means, what to do when Git says no, and how accessible the pages are."""

from flask import Blueprint, abort, render_template, request

from grader.domain.verdicts import Status
from grader.wording.grading.statuses import status_help
from grader.wording.submissions.git_help import SITUATIONS, found_by
from web.http.context import language
from web.pages.help.guide_texts import guides

blueprint = Blueprint("help", __name__, url_prefix="/help")


@blueprint.get("/")
def index() -> str:
    """Show the guides, how to hand in, and all the words."""
    return render_template("help/index.html", guides=guides(language()))


@blueprint.get("/accessibility")
def accessibility() -> str:
    """Show the declaration of accessibility."""
    return render_template("help/accessibility.html")


@blueprint.get("/git")
def git() -> str:
    """Show what Git's own words mean, those of a message first when one is asked for."""
    query = request.args.get("q", "").strip()
    found = found_by(query)
    return render_template("help/git.html", query=query, found=found or SITUATIONS, unknown=not found)


@blueprint.get("/<word>")
def word(word: str) -> str:
    """Show what one status word means."""
    if word not in set(Status):
        abort(404)
    return render_template("help/word.html", told=status_help(Status(word), language()))
