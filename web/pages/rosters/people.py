"""The people of a cohort: listed, added, and changed one by one."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.cohorts.cohort import EnrollmentStatus, LeavingReason
from grader.domain.days import day_of
from grader.domain.errors import NotValid
from grader.domain.naming import MAX_NAME_LENGTH
from grader.domain.people import Role
from grader.domain.text import Language
from grader.engine.rosters import adding, changing, reading, removing
from grader.engine.rosters.adding import NewLearner
from grader.engine.rosters.changing import AccountWords, PlaceChange
from grader.engine.rosters.reading import AskedPeople
from grader.wording.rosters.invitations import letter_sentence
from grader.wording.rosters.places import place_word, reason_word, role_word
from web.http.addresses import invitation_address
from web.http.context import grader, language, viewer
from web.http.form_fields import FieldError, field_error
from web.http.unstored import never_store

NEW_LINK = "new_link"
"""The entry of the session that holds a link which was just made, with whose it is."""

FIELDS = {
    "name_shape": "name",
    "name_unseen": "name",
    "email_shape": "email",
    "email_taken": "email",
    "handle_shape": "handle",
    "handle_taken": "handle",
    "group_shape": "group",
    "day_shape": "since",
    "since_ahead": "since",
    "erasure_unsure": "typed",
}
NOTHING_TYPED = {"name": "", "email": "", "handle": "", "group": ""}

blueprint = Blueprint("rosters", __name__, url_prefix="/cohorts/<cohort>/people")
blueprint.after_request(never_store)  # a link that is shown once must not stay in the history


@blueprint.context_processor
def _words() -> dict[str, object]:
    return {
        "place_word": partial(place_word, language=language()),
        "reason_word": partial(reason_word, language=language()),
        "role_word": partial(role_word, language=language()),
        "roles": Role,
        "letter_sentence": partial(letter_sentence, language=language()),
        "sends_letters": grader().post is not None,
    }


@blueprint.get("")
def show(cohort: str) -> str:
    """List who learns, who learns no longer, and who teaches, with the form that adds somebody."""
    return _list(cohort)


@blueprint.post("")
def add(cohort: str) -> ResponseReturnValue:
    """Add a learner, and show the link that lets them in."""
    ours, form = grader(), request.form
    chosen = _language(form.get("language", ""))
    new = NewLearner(
        name=form["name"],
        email=form.get("email", ""),
        handle=form.get("handle", ""),
        language=chosen,
        group=form.get("group", ""),
    )
    try:
        welcomed = adding.add_learner(
            viewer(),
            cohort,
            new,
            welcome=ours.welcome_in(chosen),
            database=ours.database,
            repositories=ours.repositories,
            now=ours.now,
            new_id=ours.new_id,
            new_secret=ours.new_secret,
        )
    except NotValid as refused:
        return _list(cohort, error=field_error(refused, FIELDS)), 400
    keep_link(welcomed.person.handle, welcomed.secret)
    return _to_person(cohort, welcomed.person.handle, gettext("%(name)s is in the cohort.", name=welcomed.person.name))


@blueprint.get("/<handle>")
def person(cohort: str, handle: str) -> str:
    """Show one of them, with the forms that change what is said of them."""
    return _person(cohort, handle)


@blueprint.get("/<handle>/account")
@blueprint.get("/<handle>/place")
@blueprint.get("/<handle>/link")
@blueprint.get("/<handle>/remove")
def show_again(cohort: str, handle: str) -> ResponseReturnValue:
    """Lead back to the person from the address of a form that was refused, when it is asked for again."""
    return redirect(url_for(".person", cohort=cohort, handle=handle))


@blueprint.post("/<handle>/account")
def change_account(cohort: str, handle: str) -> ResponseReturnValue:
    """Store another name or e-mail address."""
    words = AccountWords(request.form["name"], request.form.get("email", ""))
    try:
        changing.change_account(viewer(), cohort, handle, words, database=grader().database)
    except NotValid as refused:
        return _person(cohort, handle, error=field_error(refused, FIELDS)), 400
    return _to_person(cohort, handle, gettext("Kept."))


@blueprint.post("/<handle>/place")
def change_place(cohort: str, handle: str) -> ResponseReturnValue:
    """Store how a learner stands in the cohort, since when, and their group; who comes back is asked about dates."""
    ours, form = grader(), request.form
    try:
        status = _status(form.get("status", ""))
        change = PlaceChange(
            status=status,
            since=_since(form),
            group=form.get("group", ""),
            # The form has the field whatever the status.
            leaving_reason=_reason(form.get("leaving_reason", "")) if status is EnrollmentStatus.LEFT else None,
        )
        back = _comes_back(cohort, handle, change)
        if back is not None:
            change = PlaceChange(group=change.group)
        changing.change_place(
            viewer(), cohort, handle, change, database=ours.database, now=ours.now, zone=ours.settings.zone
        )
    except NotValid as refused:
        return _person(cohort, handle, error=field_error(refused, FIELDS)), 400
    if back is not None:
        return redirect(url_for("coming_back.show", cohort=cohort, handle=handle, on=back), 303)
    return _to_person(cohort, handle, gettext("Kept."))


def _since(form: Mapping[str, str]) -> date | None:
    return day_of(form["since"]) if form.get("since", "").strip() else None


def _comes_back(cohort: str, handle: str, change: PlaceChange) -> str | None:
    """Return the day of who was on a break and is to learn again; None of everybody else.

    The form is filled with the day on which the break began, so that day says nothing of its end.
    """
    ours = grader()
    page = reading.member_page(viewer(), cohort, handle, database=ours.database, now=ours.now, zone=ours.settings.zone)
    place = page.member.place
    was_away = place is not None and place.status is EnrollmentStatus.PAUSED
    if place is None or not was_away or change.status is not EnrollmentStatus.ACTIVE:
        return None
    today = ours.now().astimezone(ours.settings.zone).date()
    return (change.since if change.since not in {None, place.since} else today).isoformat()


@blueprint.post("/<handle>/link")
def make_link(cohort: str, handle: str) -> ResponseReturnValue:
    """Make a link by which they choose a password, and show it once."""
    ours = grader()
    secret = changing.new_link(
        viewer(),
        cohort,
        handle,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    keep_link(handle, secret)
    return redirect(url_for(".person", cohort=cohort, handle=handle, _anchor="new-link"), 303)


@blueprint.post("/<handle>/remove")
def remove(cohort: str, handle: str) -> ResponseReturnValue:
    """Take a learner out of the cohort, and erase their work where their handle was typed."""
    ours = grader()
    try:
        removed = removing.remove_learner(
            viewer(),
            cohort,
            handle,
            request.form.get("typed", ""),
            database=ours.database,
            files=ours.files,
            now=ours.now,
        )
    except NotValid as refused:
        return _person(cohort, handle, error=field_error(refused, FIELDS)), 400
    flash(gettext("%(name)s is in the cohort no longer.", name=removed.person.name), "done")
    return redirect(url_for(".show", cohort=cohort), 303)


def _list(cohort: str, *, error: FieldError | None = None) -> str:
    given = request.args
    asked = AskedPeople(
        name=given.get("name", "")[:MAX_NAME_LENGTH],
        active=given.get("active", 1, type=int),
        apart=given.get("apart", 1, type=int),
    )
    found = reading.some_people_of(viewer(), cohort, asked, database=grader().database, now=grader().now)
    typed = NOTHING_TYPED | request.form.to_dict()
    has_platforms = bool(grader().platforms.known)
    return render_template(
        "rosters/people.html",
        found=found,
        here=partial(_address, cohort, found.asked),
        error=error,
        typed=typed,
        has_platforms=has_platforms,
    )


def _address(cohort: str, asked: AskedPeople, **page: int) -> str:
    """Return where another page of a part of the list is, without what goes without saying."""
    usual = vars(AskedPeople())
    query = {name: value for name, value in (vars(asked) | page).items() if value != usual[name]}
    return url_for(".show", cohort=cohort, _anchor=next(iter(page)), **query)


def _person(cohort: str, handle: str, *, error: FieldError | None = None) -> str:
    ours = grader()
    page = reading.member_page(viewer(), cohort, handle, database=ours.database, now=ours.now, zone=ours.settings.zone)
    link = session.pop(NEW_LINK, {})
    return render_template(
        "rosters/person.html",
        page=page,
        statuses=tuple(EnrollmentStatus),
        reasons=tuple(LeavingReason),
        link=invitation_address(link["secret"]) if link.get("handle") == handle else None,
        error=error,
        typed=request.form,
        today=ours.now().astimezone(ours.settings.zone).date(),
    )


def keep_link(handle: str, secret: str) -> None:
    """Keep a link for the page of whom it lets in, which shows it once."""
    session[NEW_LINK] = {"handle": handle, "secret": secret}


def _to_person(cohort: str, handle: str, message: str) -> ResponseReturnValue:
    flash(message, "done")
    return redirect(url_for(".person", cohort=cohort, handle=handle), 303)


def _language(text: str) -> Language | None:
    return next((one for one in Language if one.value == text), None)


def _status(text: str) -> EnrollmentStatus | None:
    return next((one for one in EnrollmentStatus if one.value == text), None)


def _reason(text: str) -> LeavingReason | None:
    return next((one for one in LeavingReason if one.value == text), None)
