"""The links that let a cohort in: a slip a person, to print and to cut, or a letter by e-mail."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from markupsafe import Markup

from grader.domain.errors import NotFound, NotValid
from grader.domain.people import Person
from grader.engine.rosters import inviting, posting
from grader.engine.rosters.inviting import Slip, Slips
from grader.wording.rosters.invitations import SlipWords, last_day, slip_words
from web.http.addresses import invitation_address
from web.http.context import grader, viewer
from web.http.qr import qr_code
from web.http.refused import say_refused
from web.http.unstored import never_store

blueprint = Blueprint("slips", __name__, url_prefix="/cohorts/<cohort>/slips")
blueprint.after_request(never_store)  # links must not stay in the history


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


@blueprint.post("/letters")
def send(cohort: str) -> ResponseReturnValue:
    """Let links be sent by e-mail, to all who have not signed in yet or to one person."""
    ours, by, handle = grader(), viewer(), request.form.get("handle", "")
    to = url_for("rosters.person", cohort=cohort, handle=handle) if handle else url_for("rosters.show", cohort=cohort)
    if ours.post is None:
        raise NotFound("page", path="letters")
    try:
        count = posting.ask_for_letters(
            by,
            cohort,
            group=request.form.get("group", ""),
            handle=handle,
            database=ours.database,
            now=ours.now,
        )
    except NotValid as refused:
        say_refused(refused)
    else:
        flash(ngettext("%(num)s letter is on its way.", "%(num)s letters are on their way.", count), "done")
    return redirect(to, 303)


@blueprint.get("/letters")
def show_again(cohort: str) -> ResponseReturnValue:
    """Lead to the people, from the address of a form, when it is asked for again."""
    return redirect(url_for("rosters.show", cohort=cohort))


def _drawn(slip: Slip, made: Slips) -> DrawnSlip:
    settings = grader().settings
    theirs = slip.person.language or settings.language
    day = last_day(made.until, settings.zone, theirs)
    words, address = slip_words(slip.person, made.cohort.name, day, theirs), invitation_address(slip.secret)
    return DrawnSlip(slip.person, words, theirs.value, address, qr_code(address, words.code))
