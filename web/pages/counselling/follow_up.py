"""The follow-up of a cohort's learners: a list, one of them, and what counsellors write down."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.counselling import AppointmentState, ObstacleKind
from grader.domain.days import day_of
from grader.domain.errors import NotValid
from grader.engine.counselling import naming, reading, writing
from grader.engine.counselling.naming import NewCounsellor
from grader.engine.counselling.writing import AppointmentEntry
from grader.wording.counselling import obstacle_word, state_word
from grader.wording.rosters.places import place_word
from web.http.addresses import invitation_address
from web.http.context import grader, language, viewer
from web.http.refused import BAD_REQUEST, say_refused
from web.http.unstored import never_store
from web.pages.rosters.people import NEW_LINK, keep_link

blueprint = Blueprint("counselling", __name__)
blueprint.after_request(never_store)  # what is read here is of nobody else
PLACE = "/cohorts/<cohort>/counselling/<handle>"


@blueprint.context_processor
def _words() -> dict[str, object]:
    spoken = language()
    return {
        "state_word": partial(state_word, language=spoken),
        "obstacle_word": partial(obstacle_word, language=spoken),
        "place_word": partial(place_word, language=spoken),
        "states": tuple(AppointmentState),
        "kinds": tuple(ObstacleKind),
    }


@blueprint.get("/counselling")
def list_cohorts() -> str:
    """List the cohorts that a counsellor is named for."""
    found = reading.counselled_cohorts(viewer(), database=grader().database)
    return render_template("counselling/cohorts.html", cohorts=found)


@blueprint.get("/cohorts/<cohort>/counselling")
def show(cohort: str) -> str:
    """List the people of a cohort; a counsellor's link that was just made is shown once."""
    return _listed(cohort)


def _listed(cohort: str) -> str:
    ours = grader()
    page = reading.counselling_page(viewer(), cohort, zone=ours.settings.zone, database=ours.database, now=ours.now)
    link = session.pop(NEW_LINK, {})
    whose = next((one.person for one in page.counsellors if one.person.handle == link.get("handle")), None)
    address = invitation_address(link["secret"]) if whose else None
    return render_template("counselling/cohort.html", page=page, whose=whose, link=address)


@blueprint.post("/cohorts/<cohort>/counsellors")
def name_counsellor(cohort: str) -> ResponseReturnValue:
    """Let somebody go along with the learners of a cohort."""
    ours, form = grader(), request.form
    new = NewCounsellor(
        form.get("name", ""), form.get("email", ""), form.get("handle", ""), sees_progress="progress" in form
    )
    try:
        named = naming.name_counsellor(
            viewer(),
            cohort,
            new,
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
            new_secret=ours.new_secret,
        )
    except NotValid as refused:
        say_refused(refused)
        return _listed(cohort), BAD_REQUEST
    if named.secret is not None:
        keep_link(named.person.handle, named.secret)
    return _to(cohort, gettext("%(name)s goes along with this cohort.", name=named.person.name))


@blueprint.post("/cohorts/<cohort>/counsellors/<handle>/link")
def make_link(cohort: str, handle: str) -> ResponseReturnValue:
    """Make another link for a counsellor who never came in, and show it once."""
    ours = grader()
    named = naming.new_link(
        viewer(),
        cohort,
        handle,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    keep_link(named.person.handle, named.secret or "")
    return redirect(url_for(".show", cohort=cohort, _anchor="new-link"), 303)


@blueprint.post("/cohorts/<cohort>/counsellors/<handle>/dismiss")
def dismiss_counsellor(cohort: str, handle: str) -> ResponseReturnValue:
    """Take a cohort from a counsellor."""
    gone = naming.dismiss_counsellor(viewer(), cohort, handle, database=grader().database)
    return _to(cohort, gettext("%(name)s goes along with this cohort no longer.", name=gone.name))


@blueprint.get(PLACE)
def person(cohort: str, handle: str) -> str:
    """Show what is kept of one of them."""
    return _shown(cohort, handle)


def _shown(cohort: str, handle: str) -> str:
    ours = grader()
    page = reading.counselled_page(
        viewer(), cohort, handle, zone=ours.settings.zone, database=ours.database, now=ours.now
    )
    return render_template("counselling/person.html", page=page)


@blueprint.post(f"{PLACE}/appointments")
@blueprint.post(f"{PLACE}/appointments/<appointment_id>", endpoint="change_appointment")
def write_appointment(cohort: str, handle: str, appointment_id: str | None = None) -> ResponseReturnValue:
    """Write an appointment down, or what became of it."""
    ours = grader()
    try:
        entry = _entry()
        writing.write_appointment(
            viewer(),
            cohort,
            handle,
            entry,
            appointment_id,
            zone=ours.settings.zone,
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
        )
    except NotValid as refused:
        say_refused(refused)
        return _shown(cohort, handle), BAD_REQUEST
    return _to(cohort, gettext("It is written down."), handle=handle)


@blueprint.post(f"{PLACE}/appointments/<appointment_id>/remove")
def remove_appointment(cohort: str, handle: str, appointment_id: str) -> ResponseReturnValue:
    """Remove an appointment."""
    writing.remove_appointment(viewer(), cohort, handle, appointment_id, database=grader().database)
    return _to(cohort, gettext("It is removed."), handle=handle)


@blueprint.post(f"{PLACE}/obstacles")
def write_obstacle(cohort: str, handle: str) -> ResponseReturnValue:
    """Write down what stands in somebody's way, who agrees to that."""
    ours, form = grader(), request.form
    kind = next((one for one in ObstacleKind if one.value == form.get("kind")), None)
    try:
        if kind is None:
            raise NotValid("counselling_shape")  # noqa: TRY301 - answered as what the step refuses
        writing.write_obstacle(
            viewer(),
            cohort,
            handle,
            kind,
            form.get("text", ""),
            zone=ours.settings.zone,
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
        )
    except NotValid as refused:
        say_refused(refused)
        return _shown(cohort, handle), BAD_REQUEST
    return _to(cohort, gettext("It is written down."), handle=handle)


@blueprint.post(f"{PLACE}/obstacles/<obstacle_id>/remove")
def remove_obstacle(cohort: str, handle: str, obstacle_id: str) -> ResponseReturnValue:
    """Remove what is in the way no more."""
    writing.remove_obstacle(viewer(), cohort, handle, obstacle_id, database=grader().database)
    return _to(cohort, gettext("It is removed."), handle=handle)


def _entry() -> AppointmentEntry:
    form = request.form
    state = next((one for one in AppointmentState if one.value == form.get("state", "planned")), None)
    if state is None:
        raise NotValid("counselling_shape")
    return AppointmentEntry(day_of(form.get("day", "")), form.get("with_whom", ""), state, form.get("next_step", ""))


def _to(cohort: str, message: str, *, handle: str = "") -> ResponseReturnValue:
    flash(message, "done")
    where = url_for(".person", cohort=cohort, handle=handle) if handle else url_for(".show", cohort=cohort)
    return redirect(where, 303)
