"""What will be erased of cohorts that are over, and accounts that nobody uses: announced to operators and leads."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.engine.cohorts import ending
from grader.engine.people.unused import accounts_ahead
from grader.engine.ports.retention import AgedKind
from grader.wording.catalogue import N_
from grader.wording.rosters.places import role_word
from web.http.context import grader, language, viewer

WHAT = {AgedKind.SIGN_IN: N_("ways in"), AgedKind.CODE: N_("code"), AgedKind.ACCOUNT: N_("names")}

blueprint = Blueprint("erasures", __name__, url_prefix="/erasures")


@blueprint.get("")
def show() -> str:
    """Show what was announced, cohort by cohort, with a button that stops it, and unused accounts."""
    ours = grader()
    cohorts = ending.erasures_ahead(viewer(), database=ours.database)
    accounts = accounts_ahead(viewer(), ours.settings.periods, database=ours.database, now=ours.now)
    what = {kind: gettext(text) for kind, text in WHAT.items()}
    return render_template(
        "cohorts/erasures.html",
        cohorts=cohorts,
        what=what,
        accounts=accounts,
        role_word=partial(role_word, language=language()),
    )


@blueprint.post("/<cohort>/stop")
def stop(cohort: str) -> ResponseReturnValue:
    """Let nothing of a cohort be erased."""
    ending.stop_erasure(cohort, by=viewer(), database=grader().database, now=grader().now)
    flash(gettext("Nothing of %(cohort)s is erased until somebody lets it go on.", cohort=cohort), "done")
    return redirect(url_for(".show"), 303)


@blueprint.post("/<cohort>/resume")
def resume(cohort: str) -> ResponseReturnValue:
    """Let a cohort be erased by its age again."""
    ending.resume_erasure(cohort, by=viewer(), database=grader().database)
    flash(gettext("What is due of %(cohort)s is announced here a week before it goes.", cohort=cohort), "done")
    return redirect(url_for(".show"), 303)
