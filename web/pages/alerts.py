"""The morning of a cohort's staff: whom to see today and why, what was done about it, and by which rules."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.alerts.follow_up import MAX_NOTE_LENGTH, WatchState
from grader.domain.alerts.rules import BOUNDS
from grader.domain.errors import NotValid
from grader.engine.alerts import reading, watching
from web.http.context import grader, viewer
from web.http.planning import planning

blueprint = Blueprint("alerts", __name__, url_prefix="/cohorts/<cohort>/today")


@blueprint.get("")
def today(cohort: str) -> str:
    """Show whom the staff may see today, each with the reasons."""
    page = reading.today_page(viewer(), cohort, now=grader().now, **planning())
    return render_template("alerts/today.html", page=page, states=tuple(WatchState), most=MAX_NOTE_LENGTH)


@blueprint.post("/people/<handle>")
def follow_up(cohort: str, handle: str) -> ResponseReturnValue:
    """Write down how far the staff have come with a learner."""
    ours = grader()
    state, text = _state(request.form.get("state", "")), request.form.get("text", "")
    watching.follow_up(viewer(), cohort, handle, state, text, database=ours.database, now=ours.now, new_id=ours.new_id)
    flash(gettext("It is written down, with today's date."), "done")
    back = request.form.get("back") == "person"
    there = (
        url_for("people.progress", handle=handle, _anchor=f"follow-ups-{cohort}")
        if back
        else url_for(".today", cohort=cohort)
    )
    return redirect(there, 303)


@blueprint.get("/rules")
def rules(cohort: str) -> str:
    """Say by which rules the staff are told of somebody: to them, and to the learners."""
    page = reading.rules_page(viewer(), cohort, database=grader().database)
    return render_template("alerts/rules.html", page=page, bounds=BOUNDS)


@blueprint.post("/rules")
def set_rules(cohort: str) -> ResponseReturnValue:
    """Set the rules of a cohort, as its lead."""
    values = {name: request.form.get(name, 0, type=int) for name in BOUNDS}
    watching.set_rules(viewer(), cohort, values, database=grader().database)
    flash(gettext("The rules are set. Learners read them on the same page."), "done")
    return redirect(url_for(".rules", cohort=cohort), 303)


def _state(word: str) -> WatchState:
    try:
        return WatchState(word)
    except ValueError as error:
        raise NotValid("watch_state") from error
