"""Answers pinned to failures: the forms by which a cohort's staff pin and withdraw them."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.text import Text
from grader.engine.pinned_answers import pinning
from web.http.context import grader, viewer

blueprint = Blueprint("pinned_answers", __name__, url_prefix="/exercises/<slug>/stumbles/<key>/answer")


@blueprint.post("")
def pin(slug: str, key: str) -> ResponseReturnValue:
    """Pin an answer to a failure, in the place of the one that it had."""
    ours = grader()
    answer = pinning.pin_answer(
        viewer(),
        slug,
        key,
        Text(request.form.get("fr", ""), request.form.get("en", "")),
        database=ours.database,
        now=ours.now,
        cohort=request.args.get("cohort") or None,
        kept="kept" in request.form,
    )
    flash(gettext("Your answer is pinned: whoever meets this error reads it."), "done")
    return _to_exercise(slug, answer.cohort)


@blueprint.post("/withdraw")
def withdraw(slug: str, key: str) -> ResponseReturnValue:
    """Withdraw the answer to a failure."""
    ours = grader()
    cohort = request.args.get("cohort") or None
    gone = pinning.withdraw_answer(viewer(), slug, key, database=ours.database, now=ours.now, cohort=cohort)
    flash(gettext("The answer is withdrawn: nobody is shown it any more."), "done")
    return _to_exercise(slug, gone.cohort)


def _to_exercise(slug: str, cohort: str) -> ResponseReturnValue:
    return redirect(url_for("stumbles.show", slug=slug, cohort=cohort, _anchor="groups"), 303)
