"""A school's own list of people: sent, looked at line by line, then taken in."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from functools import partial

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import BadRequest

from grader.domain.errors import NotValid
from grader.domain.rosters.columns import roster_of
from grader.domain.rosters.roster import MOST_LINES, LineFate, Roster, RosterPlan
from grader.engine.rosters import importing, reading
from grader.wording.rosters.lists import fate_words, file_sentence, missing_sentence, totals_sentence
from web.http.context import grader, language, viewer
from web.http.form_fields import FieldError

blueprint = Blueprint("roster_files", __name__, url_prefix="/cohorts/<cohort>/roster")


@blueprint.context_processor
def _words() -> dict[str, object]:
    return {
        "fate_words": partial(fate_words, language=language()),
        "totals_sentence": partial(totals_sentence, language=language()),
        "missing_sentence": partial(missing_sentence, language=language()),
        "LineFate": LineFate,
    }


@blueprint.get("")
def show(cohort: str) -> str:
    """Show the form that takes a file, and what it may look like."""
    return _form(cohort)


@blueprint.post("")
def look(cohort: str) -> ResponseReturnValue:
    """Show what the file would come to; nothing is stored."""
    sent = request.files.get("file")
    content = sent.read() if sent is not None else b""
    try:
        plan = importing.plan_import(viewer(), cohort, _roster(content), database=grader().database)
    except NotValid as refused:
        return _form(cohort, error=_error(refused)), 400
    return _plan(cohort, plan, file=b64encode(content).decode())


@blueprint.get("/import")
def show_again(cohort: str) -> ResponseReturnValue:
    """Lead back to the form from the address of what was taken in, when it is asked for again."""
    return redirect(url_for(".show", cohort=cohort))


@blueprint.post("/import")
def take(cohort: str) -> ResponseReturnValue:
    """Take in the file that was looked at, and show what came of each line."""
    ours = grader()
    try:
        roster = _roster(b64decode(request.form["file"], validate=True))
    except NotBase64 as error:
        raise BadRequest from error
    except NotValid as refused:
        return _form(cohort, error=_error(refused)), 400
    plan = importing.import_roster(
        viewer(),
        cohort,
        roster,
        welcome_in=ours.welcome_in,
        database=ours.database,
        repositories=ours.repositories,
        new_id=ours.new_id,
    )
    return _plan(cohort, plan, file=None)


def _roster(content: bytes) -> Roster:
    return roster_of(grader().roster_files.rows(content))


def _error(refused: NotValid) -> FieldError:
    sentence = file_sentence(refused, language())
    if sentence is None:
        raise refused
    return FieldError("file", sentence)


def _form(cohort: str, *, error: FieldError | None = None) -> str:
    kept = reading.kept(viewer(), cohort, database=grader().database)
    return render_template("rosters/roster.html", cohort=kept, error=error, most=MOST_LINES)


def _plan(cohort: str, plan: RosterPlan, *, file: str | None) -> str:
    """Draw what comes of each line.

    Args:
        file: What the form sends that takes it in; None once it is taken in.
    """
    kept = reading.kept(viewer(), cohort, database=grader().database)
    return render_template("rosters/roster_plan.html", cohort=kept, plan=plan, file=file)
