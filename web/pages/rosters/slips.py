"""The sheet of links that let a cohort in: a slip a person, to print and to cut."""

from dataclasses import dataclass

from babel.dates import format_date
from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from grader.domain.people import Person
from grader.engine.rosters import inviting
from grader.engine.rosters.inviting import Slip, Slips
from grader.wording.rosters.invitations import SlipWords, slip_words
from web.http.addresses import invitation_address
from web.http.context import grader, viewer
from web.http.dates import DAY
from web.http.qr import qr_code

blueprint = Blueprint("slips", __name__, url_prefix="/cohorts/<cohort>/slips")


@dataclass(frozen=True)
class DrawnSlip:
    """A slip as the page shows it, in its reader's language."""

    person: Person
    words: SlipWords
    language: str
    address: str
    code: Markup


@blueprint.get("")
def show(cohort: str) -> ResponseReturnValue:
    """Lead to the people: links are shown once, when they are made."""
    return redirect(url_for("rosters.show", cohort=cohort))


@blueprint.post("")
def make(cohort: str) -> str:
    """Make a link for everybody who has not signed in yet, and show the sheet."""
    ours = grader()
    made = inviting.make_slips(
        viewer(),
        cohort,
        group=request.form.get("group", ""),
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    return render_template("rosters/slips.html", made=made, slips=[_drawn(slip, made) for slip in made.slips])


@blueprint.after_request
def _never_store(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"  # links must not stay in the history
    return response


def _drawn(slip: Slip, made: Slips) -> DrawnSlip:
    settings = grader().settings
    language = slip.person.language or settings.language
    day = format_date(made.until.astimezone(settings.zone), DAY[language], locale=language.value)
    words, address = slip_words(slip.person, made.cohort.name, day, language), invitation_address(slip.secret)
    return DrawnSlip(slip.person, words, language.value, address, qr_code(address, words.code))
