"""How much more time a learner has: the form on their page in a cohort, for those who lead it."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotValid
from grader.engine.accommodations.setting import set_more_time
from web.http.context import grader, viewer
from web.http.planning import planning
from web.http.refused import say_refused

MOST_DIGITS = 3

blueprint = Blueprint("accommodations", __name__, url_prefix="/cohorts/<cohort>/people/<handle>/more-time")


@blueprint.get("")
def show_again(cohort: str, handle: str) -> ResponseReturnValue:
    """Lead back to the person from the address of the form."""
    return redirect(url_for("rosters.person", cohort=cohort, handle=handle))


@blueprint.post("")
def change(cohort: str, handle: str) -> ResponseReturnValue:
    """Store how much more time a learner has."""
    percent = _percent(request.form.get("percent", ""))
    try:
        set_more_time(viewer(), cohort, handle, percent, now=grader().now, **planning())
    except NotValid as refused:
        say_refused(refused)
    else:
        flash(gettext("Kept. Their dates that are still to come, and their next runs, have this time."), "done")
    return _to_person(cohort, handle)


def _percent(said: str) -> int:
    """Return what was typed; nothing is none, and what is no number lies outside of what may be set."""
    said = said.strip() or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else -1


def _to_person(cohort: str, handle: str) -> ResponseReturnValue:
    return redirect(url_for("rosters.person", cohort=cohort, handle=handle, _anchor="time"), 303)
