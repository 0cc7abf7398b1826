"""The digest of a cohort's week, for its staff, and whether it comes to them by e-mail."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.cohorts.rhythm import WEEK
from grader.domain.digests import week_name
from grader.domain.errors import NotFound
from grader.engine.digests import reading
from grader.wording.digests.letter import digest_fault
from grader.wording.digests.writing import write_digest
from web.exports.board import COUNTED_AS, TAKEN
from web.exports.papers import digest_paper
from web.http.context import grader, language, viewer
from web.http.planning import planning
from web.http.security import limiter

blueprint = Blueprint("digests", __name__, url_prefix="/cohorts/<cohort>/digest")


@blueprint.get("")
def show(cohort: str) -> str:
    """Show a week of a cohort, this one if none is named."""
    page, settings = _page(cohort), grader().settings
    return render_template(
        "digests/digest.html",
        page=page,
        document=write_digest(page.digest, language(), settings.zone),
        weeks={
            "shown": week_name(page.digest.week),
            "last": week_name(page.this_week - WEEK),
            "before": week_name(page.digest.week - WEEK),
        },
        fault=digest_fault(page.reader, language()) if page.reader else "",
        sends_letters=grader().post is not None,
    )


@blueprint.get("/week.pdf")
@limiter.shared_limit(TAKEN, scope=COUNTED_AS, key_func=lambda: viewer().id)
def pdf(cohort: str) -> Response:
    """Answer with the same as a paper."""
    page = _page(cohort)
    return digest_paper(write_digest(page.digest, language(), grader().settings.zone), page.digest)


@blueprint.post("/letters")
def choose_letters(cohort: str) -> ResponseReturnValue:
    """Let the digest come by e-mail on Monday mornings, or no more."""
    ours, wanted = grader(), request.form.get("letters") == "yes"
    if ours.post is None:
        raise NotFound("page", path="letters")
    reading.choose_letters(
        viewer(), cohort, wanted=wanted, database=ours.database, now=ours.now, zone=ours.settings.zone
    )
    flash(
        gettext("The digest comes by e-mail on Monday mornings.") if wanted else gettext("No more digest comes."),
        "done",
    )
    return redirect(url_for(".show", cohort=cohort, _anchor="letters"), 303)


def _page(cohort: str) -> reading.DigestPage:
    return reading.digest_page(viewer(), cohort, request.args.get("week", ""), now=grader().now, **planning())
