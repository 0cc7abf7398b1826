"""A learner's repositories on forges: named, fetched, and let go of."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed, NotValid
from grader.engine.remotes import connecting
from grader.engine.remotes.connecting import NewRemote
from grader.wording.remotes import fault_sentence
from web.http.context import grader, language, viewer
from web.http.refused import say_refused
from web.http.remotes import connecting_ports
from web.http.unstored import never_store

blueprint = Blueprint("remotes", __name__, url_prefix="/cohorts/<cohort>/remotes")
blueprint.after_request(never_store)  # it shows secrets


@blueprint.get("")
def show(cohort: str) -> str:
    """Show what was fetched of each, with the form that names another."""
    ours = grader()
    page = connecting.remotes_of(viewer(), cohort, database=ours.database)
    faults = {one.id: fault_sentence(one, language()) for one in page.remotes}
    public = ours.settings.public_url.rstrip("/")
    hooks = {one.id: f"{public}{url_for('webhooks.push', remote_id=one.id)}" for one in page.remotes}
    forges = ours.settings.forges
    return render_template("remotes/remotes.html", page=page, faults=faults, hooks=hooks, forges=forges)


@blueprint.post("")
def connect(cohort: str) -> ResponseReturnValue:
    """Name a repository."""
    said = request.form
    new = NewRemote(
        said.get("address", ""), said.get("branch", ""), said.get("exercise", ""), token=said.get("token", "")
    )
    try:
        connecting.connect(viewer(), cohort, new, **connecting_ports())
    except (NotAllowed, NotValid) as refused:
        say_refused(refused)
    else:
        flash(gettext("Kept. It is being fetched now: look again in a moment."), "done")
    return redirect(url_for(".show", cohort=cohort), 303)


@blueprint.post("/<remote_id>/fetch")
def fetch(cohort: str, remote_id: str) -> ResponseReturnValue:
    """Fetch it once more."""
    ours = grader()
    connecting.fetch_now(viewer(), cohort, remote_id, database=ours.database, now=ours.now)
    flash(gettext("It is being fetched now: look again in a moment."), "done")
    return redirect(url_for(".show", cohort=cohort), 303)


@blueprint.post("/<remote_id>/remove")
def remove(cohort: str, remote_id: str) -> ResponseReturnValue:
    """Let go of it."""
    connecting.disconnect(viewer(), cohort, remote_id, database=grader().database)
    flash(gettext("It is fetched no more. What you handed in stays."), "done")
    return redirect(url_for(".show", cohort=cohort), 303)
