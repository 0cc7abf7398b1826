"""Regrades: what a cohort's staff runs again, how far it has come, what came out, and the forms that end it."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed
from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeKind, WhichHandIns
from grader.engine.regrades import deciding, looking, starting
from grader.engine.regrades.looking import TELLING, RegradeLook
from web.http.context import grader, viewer
from web.http.polls import unless_known
from web.http.refused import say_refused

blueprint = Blueprint("regrades", __name__)


@blueprint.get("/cohorts/<cohort>/regrades")
def of_cohort(cohort: str) -> str:
    """Show a cohort's newest regrades, and the form that begins one."""
    page = looking.cohort_regrades(viewer(), cohort, database=grader().database)
    return render_template("regrades/cohort.html", page=page, choices=tuple(WhichHandIns))


@blueprint.post("/cohorts/<cohort>/regrades")
def start(cohort: str) -> ResponseReturnValue:
    """Begin a regrade."""
    choice = RegradeChoice(request.form["exercise"], _which(request.form.get("which", "")), cohort)
    try:
        begun = _begin(choice, request.form.get("learner", ""))
    except NotAllowed as refused:
        say_refused(refused)
        return redirect(url_for(".of_cohort", cohort=cohort), 303)
    if len(begun) == 1:
        return redirect(url_for(".show", regrade_id=begun[0].id), 303)
    told = gettext("Hand-ins of %(count)s cohorts run again. You look at each cohort, and let it count, by itself.")
    flash(told % {"count": len(begun)}, "done")
    return redirect(url_for(".of_cohort", cohort=cohort), 303)


@blueprint.get("/regrades/<regrade_id>")
def show(regrade_id: str) -> str:
    """Show how far a regrade has come, and what came out of its hand-ins."""
    page = _look(regrade_id)
    return render_template("regrades/regrade.html", page=page, asked=_kind(), kinds=tuple(RegradeKind))


@blueprint.get("/regrades/<regrade_id>/live")
def live(regrade_id: str) -> Response:
    """Return the same alone, or 304 where nothing moved since the browser last asked."""
    page = _look(regrade_id)
    parts = {"page": page, "asked": _kind(), "kinds": tuple(RegradeKind)}
    return unless_known(page, lambda: render_template("regrades/live.html", **parts))


@blueprint.post("/regrades/<regrade_id>/apply")
def apply(regrade_id: str) -> ResponseReturnValue:
    """Let it count."""
    try:
        deciding.apply(viewer(), regrade_id, database=grader().database, now=grader().now)
    except NotAllowed as refused:
        say_refused(refused)
    else:
        flash(gettext("It counts now. Those who gained something are told on their day page."), "done")
    return redirect(url_for(".show", regrade_id=regrade_id), 303)


@blueprint.post("/regrades/<regrade_id>/drop")
def drop(regrade_id: str) -> ResponseReturnValue:
    """Forget its results."""
    try:
        deciding.drop(viewer(), regrade_id, database=grader().database, now=grader().now)
    except NotAllowed as refused:
        say_refused(refused)
    else:
        flash(gettext("It is dropped. Nothing has changed for anybody."), "done")
    return redirect(url_for(".show", regrade_id=regrade_id), 303)


def _begin(choice: RegradeChoice, learner: str) -> Sequence[Regrade]:
    """Begin with one cohort or person, or with all cohorts of the viewer's that have the exercise."""
    ours = grader()
    database, doorbell, now, new_id = ours.database, ours.doorbell, ours.now, ours.new_id
    if request.form.get("everywhere") and not learner:
        return starting.start_everywhere(viewer(), choice, database=database, doorbell=doorbell, now=now, new_id=new_id)
    return [
        starting.start(viewer(), choice, handle=learner, database=database, doorbell=doorbell, now=now, new_id=new_id)
    ]


def _look(regrade_id: str) -> RegradeLook:
    kind = _kind()
    return looking.look(
        viewer(),
        regrade_id,
        database=grader().database,
        kinds=(kind,) if kind else TELLING,
        after=request.args.get("after", ""),
    )


def _kind() -> RegradeKind | None:
    """Return which hand-ins are asked for; what is no kind asks for nothing."""
    asked = request.args.get("kind", "")
    return next((kind for kind in RegradeKind if kind == asked), None)


def _which(asked: str) -> WhichHandIns:
    return next((which for which in WhichHandIns if which == asked), WhichHandIns.LATEST)
