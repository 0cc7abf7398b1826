"""What became of the learners of a cohort: figures, each with its n and period, the people, and how they are asked."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.days import day_of
from grader.domain.errors import NotValid
from grader.domain.masking import LEAST_SHOWN
from grader.domain.naming import MAX_NAME_LENGTH
from grader.domain.placements.placement import POSITIVE, PlacementKind, PlacementMoment, PlacementSource
from grader.engine.placements.letters import choose_placement_letters
from grader.engine.placements.links import make_link, withdraw_links
from grader.engine.placements.reading import AskedPlaced, placements_page
from grader.engine.placements.saying import PlacementEntry, say_placement
from grader.wording.placements import fault_phrase, kind_name, moment_name, source_name
from web.http.addresses import placement_address
from web.http.context import grader, language, viewer
from web.http.refused import say_refused
from web.http.unstored import never_store
from web.pages.placements.answering import RELATED

NEW_LINK = "new_placement_link"
"""The entry of the session that holds a link which was just made, with whose it is."""

blueprint = Blueprint("placements", __name__, url_prefix="/cohorts/<cohort>")
blueprint.after_request(never_store)  # a link that is shown once must not stay in the history


@blueprint.get("/placements")
def show(cohort: str) -> str:
    """Show what became of a cohort's learners, a page of them person by person."""
    ours, spoken, given = grader(), language(), request.args
    asked = AskedPlaced(
        given.get("name", "")[:MAX_NAME_LENGTH], given.get("learners", 1, type=int), given.get("handle", "")
    )
    link = session.pop(NEW_LINK, {})
    return render_template(
        "placements/placements.html",
        page=placements_page(viewer(), cohort, asked, zone=ours.settings.zone, database=ours.database, now=ours.now),
        asked=asked,
        here=partial(url_for, ".show", cohort=cohort, name=asked.name or None, _anchor="people"),
        kinds=tuple(PlacementKind),
        positive=POSITIVE,
        sources=tuple(PlacementSource),
        least=LEAST_SHOWN,
        sends_letters=ours.post is not None,
        link=placement_address(link["secret"]) if link.get("cohort") == cohort else None,
        linked=link.get("handle"),
        fault_phrase=partial(fault_phrase, language=spoken),
        kind_name=partial(kind_name, language=spoken),
        moment_name=partial(moment_name, language=spoken),
        source_name=partial(source_name, language=spoken),
    )


@blueprint.post("/placements/<handle>")
def say(cohort: str, handle: str) -> ResponseReturnValue:
    """Write down what became of a learner by a moment, or take it back."""
    ours = grader()
    try:
        entry = _entry()
        say_placement(viewer(), cohort, handle, entry, zone=ours.settings.zone, database=ours.database, now=ours.now)
    except NotValid as refused:
        say_refused(refused)
    else:
        flash(gettext("It is written down.") if entry.kind else gettext("It is taken back."), "done")
    return _to(cohort, f"person-{handle}", handle=handle)


@blueprint.post("/placements/<handle>/link")
def make(cohort: str, handle: str) -> ResponseReturnValue:
    """Make a link that asks a learner, and show it once."""
    ours = grader()
    try:
        made = make_link(
            viewer(),
            cohort,
            handle,
            _moment(),
            zone=ours.settings.zone,
            database=ours.database,
            now=ours.now,
            new_secret=ours.new_secret,
        )
    except NotValid as refused:
        say_refused(refused)
    else:
        session[NEW_LINK] = {"cohort": cohort, "handle": handle, "secret": made.secret}
    return _to(cohort, f"person-{handle}", handle=handle)


@blueprint.post("/placements/<handle>/withdraw")
def withdraw(cohort: str, handle: str) -> ResponseReturnValue:
    """Let no link to a learner's question open anything any more."""
    ours = grader()
    try:
        withdraw_links(viewer(), cohort, handle, _moment(), database=ours.database, now=ours.now)
    except NotValid as refused:
        say_refused(refused)
    else:
        flash(gettext("The links open nothing any more."), "done")
    return _to(cohort, f"person-{handle}", handle=handle)


@blueprint.post("/placement-letters")
def choose_letters(cohort: str) -> ResponseReturnValue:
    """Ask learners by letter from now on, or no more."""
    ours = grader()
    wanted = request.form.get("letters") == "yes"
    choose_placement_letters(viewer(), cohort, wanted=wanted, database=ours.database, now=ours.now)
    flash(gettext("Letters will ask them.") if wanted else gettext("No letter asks them any more."), "done")
    return _to(cohort, "letters")


def _to(cohort: str, anchor: str, handle: str | None = None) -> ResponseReturnValue:
    """Lead back to a part of the page, on the page of a person where one is named."""
    return redirect(url_for(".show", cohort=cohort, handle=handle, _anchor=anchor), 303)


def _moment() -> PlacementMoment:
    try:
        return PlacementMoment(request.form.get("moment", ""))
    except ValueError as error:
        raise NotValid("placement_shape") from error


def _entry() -> PlacementEntry:
    form = request.form
    kind, said_on = form.get("kind", ""), form.get("said_on", "")
    try:
        return PlacementEntry(
            moment=_moment(),
            kind=None if kind == "nothing" else PlacementKind(kind),
            related=RELATED[form.get("related", "")],
            source=PlacementSource(form.get("source", "")),
            said_on=day_of(said_on) if said_on else None,
        )
    except (ValueError, KeyError) as error:
        raise NotValid("placement_shape") from error
