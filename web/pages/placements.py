"""What became of the learners of a cohort: figures, each with its n and period, and the people behind them."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.days import day_of
from grader.domain.errors import NotValid
from grader.domain.placements.figures import LEAST_SHOWN
from grader.domain.placements.placement import POSITIVE, PlacementKind, PlacementMoment, PlacementSource
from grader.engine.placements.reading import placements_page
from grader.engine.placements.saying import PlacementEntry, say_placement
from grader.wording.accounts.refused_forms import form_sentence
from grader.wording.placements import kind_name, moment_name, source_name
from web.http.context import grader, language, viewer

RELATED = {"yes": True, "no": False, "": None}

blueprint = Blueprint("placements", __name__, url_prefix="/cohorts/<cohort>/placements")


@blueprint.get("")
def show(cohort: str) -> str:
    """Show what became of a cohort's learners."""
    ours, spoken = grader(), language()
    return render_template(
        "placements/placements.html",
        page=placements_page(viewer(), cohort, zone=ours.settings.zone, database=ours.database, now=ours.now),
        kinds=tuple(PlacementKind),
        positive=POSITIVE,
        sources=tuple(PlacementSource),
        least=LEAST_SHOWN,
        kind_name=partial(kind_name, language=spoken),
        moment_name=partial(moment_name, language=spoken),
        source_name=partial(source_name, language=spoken),
    )


@blueprint.post("/<handle>")
def say(cohort: str, handle: str) -> ResponseReturnValue:
    """Write down what became of a learner by a moment, or take it back."""
    ours = grader()
    try:
        entry = _entry()
        say_placement(viewer(), cohort, handle, entry, zone=ours.settings.zone, database=ours.database, now=ours.now)
    except NotValid as refused:
        flash(form_sentence(refused, language()) or "", "invalid")
    else:
        flash(gettext("It is written down.") if entry.kind else gettext("It is taken back."), "done")
    return redirect(url_for(".show", cohort=cohort, _anchor=f"person-{handle}"), 303)


def _entry() -> PlacementEntry:
    form = request.form
    kind, said_on = form.get("kind", ""), form.get("said_on", "")
    try:
        return PlacementEntry(
            moment=PlacementMoment(form.get("moment", "")),
            kind=None if kind == "nothing" else PlacementKind(kind),
            related=RELATED[form.get("related", "")],
            source=PlacementSource(form.get("source", "")),
            said_on=day_of(said_on) if said_on else None,
        )
    except (ValueError, KeyError) as error:
        raise NotValid("placement_shape") from error
