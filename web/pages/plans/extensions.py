"""Later dates of single learners: who has one, and the forms that give and withdraw it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.days import day_of
from grader.domain.errors import NotAllowed, NotValid
from grader.engine.plans import extending
from web.http.context import grader, viewer
from web.http.planning import planning
from web.http.refused import say_refused

blueprint = Blueprint("extensions", __name__, url_prefix="/cohorts/<cohort>/exercises/<slug>/extensions")


@blueprint.get("")
def show(cohort: str, slug: str) -> str:
    """Show who has a later date for an exercise, with the form that gives one."""
    page = extending.extensions_of(viewer(), cohort, slug, database=grader().database)
    return render_template("plans/extensions.html", page=page)


@blueprint.post("")
def extend(cohort: str, slug: str) -> ResponseReturnValue:
    """Give a learner a later date."""
    ours, handle = grader(), request.form.get("learner", "")
    try:
        due_on = day_of(request.form.get("due", ""))
        extending.extend(viewer(), cohort, slug, handle, due_on, zone=ours.settings.zone, database=ours.database)
    except (NotAllowed, NotValid) as refused:
        say_refused(refused)
    else:
        flash(gettext("Kept. They read their own date on their day page."), "done")
    return redirect(url_for(".show", cohort=cohort, slug=slug), 303)


@blueprint.post("/<handle>/withdraw")
def withdraw(cohort: str, slug: str, handle: str) -> ResponseReturnValue:
    """Let the cohort's date be a learner's again."""
    extending.withdraw(viewer(), cohort, slug, handle, **planning())
    flash(gettext("The cohort's date is theirs again."), "done")
    return redirect(url_for(".show", cohort=cohort, slug=slug), 303)
