"""What each status word means, what to do when Git says no, how an editor pushes, and how accessible the pages are."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import Blueprint, abort, current_app, render_template, request

from grader.domain.verdicts import Status
from grader.wording.grading.statuses import status_help
from grader.wording.submissions.git_help import SITUATIONS, found_by
from web.http.context import language
from web.pages.help.guide_texts import guides

blueprint = Blueprint("help", __name__, url_prefix="/help")


@dataclass(frozen=True)
class AxeAudit:
    """All pages of the sample school, looked at by axe on a day, which found nothing.

    Attributes:
        pages: How many; each by day and by night, in French.
    """

    on: date
    axe: str
    pages: int


AUDIT = AxeAudit(on=date(2026, 11, 30), axe="4.14.1", pages=113)
"""Of `tests/browser/test_every_page.py`; another one is written here once it was run, and never before."""

TASKS = "editors/vscode-tasks.json"
"""What learners copy into VS Code, below the static files."""


@blueprint.get("/")
def index() -> str:
    """Show the guides, how to hand in, and all the words."""
    return render_template("help/index.html", guides=guides(language()))


@blueprint.get("/accessibility")
def accessibility() -> str:
    """Show the declaration of accessibility."""
    return render_template("help/accessibility.html", audit=AUDIT)


@blueprint.get("/git")
def git() -> str:
    """Show what Git's own words mean, those of a message first when one is asked for."""
    query = request.args.get("q", "").strip()
    found = found_by(query)
    return render_template("help/git.html", query=query, found=found or SITUATIONS, unknown=not found)


@blueprint.get("/editor")
def editor() -> str:
    """Show how VS Code pushes and lists where a program stopped."""
    tasks = Path(current_app.static_folder or "", TASKS).read_text(encoding="utf-8")
    return render_template("help/editor.html", tasks=tasks.splitlines())


@blueprint.get("/<word>")
def word(word: str) -> str:
    """Show what one status word means."""
    if word not in set(Status):
        abort(404)
    return render_template("help/word.html", told=status_help(Status(word), language()))
