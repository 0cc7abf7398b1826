"""Who teaches and leads a cohort: appointed, promoted and thanked by those who lead it."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed, NotValid
from grader.domain.people import Role
from grader.engine.rosters import staffing
from grader.engine.rosters.staffing import NewStaff
from grader.wording.accounts.refused_forms import form_sentence
from web.http.context import grader, language, viewer
from web.pages.rosters.people import keep_link

blueprint = Blueprint("staff", __name__, url_prefix="/cohorts/<cohort>/staff")


@blueprint.get("")
@blueprint.get("/<handle>/dismiss")
@blueprint.get("/<handle>/role")
def show_again(cohort: str, handle: str = "") -> ResponseReturnValue:  # noqa: ARG001 - a part of the address
    """Lead to the people, from the address of a form that was refused, when it is asked for again."""
    return redirect(url_for("rosters.show", cohort=cohort))


@blueprint.post("")
def appoint(cohort: str) -> ResponseReturnValue:
    """Let somebody teach or lead the cohort, and show a new person's link."""
    ours, form = grader(), request.form
    new = NewStaff(_role(), form.get("name", ""), form.get("email", ""), form.get("handle", ""))
    try:
        appointed = staffing.appoint(
            viewer(),
            cohort,
            new,
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
            new_secret=ours.new_secret,
        )
    except NotValid as refused:
        return _refused(refused, cohort)
    if appointed.secret is not None:
        keep_link(appointed.person.handle, appointed.secret)
    flash(gettext("%(name)s is in the team.", name=appointed.person.name), "done")
    return redirect(url_for("rosters.person", cohort=cohort, handle=appointed.person.handle), 303)


@blueprint.post("/<handle>/dismiss")
def dismiss(cohort: str, handle: str) -> ResponseReturnValue:
    """Take the cohort from one of them."""
    try:
        person = staffing.dismiss(viewer(), cohort, handle, database=grader().database)
    except NotAllowed as refused:
        return _refused(refused, cohort, handle)
    flash(gettext("%(name)s is in the team no longer.", name=person.name), "done")
    gone = viewer().id == person.id
    return redirect(url_for("home.day") if gone else url_for("rosters.show", cohort=cohort), 303)


@blueprint.post("/<handle>/role")
def change_role(cohort: str, handle: str) -> ResponseReturnValue:
    """Let a trainer lead, or a lead teach."""
    try:
        staffing.change_role(viewer(), cohort, handle, _role(), database=grader().database)
    except (NotAllowed, NotValid) as refused:
        return _refused(refused, cohort, handle)
    flash(gettext("Kept."), "done")
    return redirect(url_for("rosters.show", cohort=cohort), 303)


def _refused(refused: NotAllowed | NotValid, cohort: str, handle: str | None = None) -> ResponseReturnValue:
    sentence = form_sentence(refused, language())
    if sentence is None or refused.code == "leads_only":
        raise refused
    flash(sentence, "invalid")
    where = (
        url_for("rosters.person", cohort=cohort, handle=handle) if handle else url_for("rosters.show", cohort=cohort)
    )
    return redirect(where, 303)


def _role() -> Role:
    return next((role for role in Role if role.value == request.form.get("role")), Role.TRAINER)
