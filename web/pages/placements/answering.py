"""The short form at the address of a link: a learner says what became of them, without an account."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotValid
from grader.domain.placements.placement import NOT_POSITIVE, POSITIVE, PlacementKind
from grader.engine.placements.links import answer_placement, asked_learner, refuse_letters
from grader.wording.placements import kind_name, moment_phrase
from web.http.context import grader, language
from web.http.form_fields import FieldError, field_error
from web.http.security import answered, limiter
from web.http.unstored import keep_apart

WRONG_LINKS_PER_ADDRESS = "100 per 10 minutes"
ANSWERS_PER_LINK = "20 per hour"
DAYS_OF_A_MONTH = 30
RELATED = {"yes": True, "no": False, "": None}
"""What a form says of whether it is related to the training."""

blueprint = Blueprint("placement_links", __name__, url_prefix="/placements/<link>")
blueprint.after_request(keep_apart)  # the address is a secret, and a class shares its computers


def _of_link() -> str:
    return str((request.view_args or {}).get("link"))


@blueprint.get("")
@limiter.limit(WRONG_LINKS_PER_ADDRESS, deduct_when=answered(404))
def show(link: str) -> str:
    """Ask what became of whoever has the link."""
    return _page(link)


@blueprint.post("")
@limiter.limit(WRONG_LINKS_PER_ADDRESS, deduct_when=answered(404))
@limiter.limit(ANSWERS_PER_LINK, key_func=_of_link)
def answer(link: str) -> ResponseReturnValue:
    """Keep what they say."""
    ours = grader()
    try:
        kind, related = _chosen()
    except NotValid as refused:
        return _page(link, error=field_error(refused, {"placement_choice": "kind"})), 400
    answer_placement(link, kind, related=related, zone=ours.settings.zone, database=ours.database, now=ours.now)
    return redirect(url_for(".show", link=link), 303)


@blueprint.post("/letters")
@limiter.limit(WRONG_LINKS_PER_ADDRESS, deduct_when=answered(404))
def want_no_letters(link: str) -> ResponseReturnValue:
    """Write to them no more."""
    ours = grader()
    refuse_letters(link, zone=ours.settings.zone, database=ours.database, now=ours.now)
    flash(gettext("No such letter will come to you any more."), "done")
    return redirect(url_for(".show", link=link), 303)


def _chosen() -> tuple[PlacementKind, bool | None]:
    form = request.form
    try:
        return PlacementKind(form.get("kind", "")), RELATED[form.get("related", "")]
    except (ValueError, KeyError) as error:
        raise NotValid("placement_choice") from error


def _page(link: str, *, error: FieldError | None = None) -> str:
    ours, spoken = grader(), language()
    asked = asked_learner(link, zone=ours.settings.zone, database=ours.database, now=ours.now)
    return render_template(
        "placements/asked.html",
        asked=asked,
        link=link,
        error=error,
        kinds=(*POSITIVE, *NOT_POSITIVE),
        no_answer=PlacementKind.NO_ANSWER,
        kept_months=-(-ours.settings.keep_account_days // DAYS_OF_A_MONTH),
        kind_name=partial(kind_name, language=spoken),
        moment_phrase=partial(moment_phrase, language=spoken),
    )
