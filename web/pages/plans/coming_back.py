"""Somebody comes back from a break: how their dates would move, and the form that lets them in again."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from grader.domain.days import day_of
from grader.domain.errors import NotAllowed, NotValid, Refused
from grader.engine.plans import coming_back
from grader.wording.accounts.refused_forms import form_sentence
from web.http.context import grader, language, viewer
from web.http.planning import planning

blueprint = Blueprint("coming_back", __name__, url_prefix="/cohorts/<cohort>/people/<handle>/return")


@blueprint.get("")
def show(cohort: str, handle: str) -> ResponseReturnValue:
    """Show how the dates of somebody who comes back would move; nothing is changed."""
    try:
        back_on = day_of(request.args.get("on", ""))
        ahead = coming_back.coming_back(viewer(), cohort, handle, back_on, now=grader().now, **planning())
    except (NotAllowed, NotValid) as refused:
        return _refused(refused, cohort, handle)
    return render_template("plans/coming_back.html", ahead=ahead)


@blueprint.post("")
def let_in(cohort: str, handle: str) -> ResponseReturnValue:
    """Let somebody learn again, with their dates moved or as they are."""
    form, step = request.form, coming_back.come_back
    try:
        move, back_on = form.get("dates") == "move", day_of(form.get("on", ""))
        ahead = step(viewer(), cohort, handle, back_on, move_dates=move, now=grader().now, **planning())
    except (NotAllowed, NotValid) as refused:
        return _refused(refused, cohort, handle)
    moved = len(ahead.moves)
    said = ngettext("They are back, and %(num)s date has moved.", "They are back, and %(num)s dates have moved.", moved)
    flash(said if moved else gettext("They are back. No date has moved."), "done")
    return redirect(url_for("rosters.person", cohort=cohort, handle=handle), 303)


def _refused(refused: Refused, cohort: str, handle: str) -> ResponseReturnValue:
    said = form_sentence(refused, language())
    if said is None or refused.code == "leads_only":
        raise refused
    flash(said, "invalid")
    return redirect(url_for("rosters.person", cohort=cohort, handle=handle), 303)
