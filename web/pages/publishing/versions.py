"""The versions of an exercise: what each changed, the way back to an earlier one, and how it is withdrawn."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.engine.publishing import versions, withdrawing
from grader.wording.exercises.version_lines import CHARACTERS
from web.http.addresses import exercises_address
from web.http.context import grader, viewer

blueprint = Blueprint("publishing", __name__, url_prefix="/exercises/<slug>")


@blueprint.get("/versions")
def list_versions(slug: str) -> str:
    """Show all versions, newest first."""
    found = versions.versions(slug, viewer=viewer(), database=grader().database)
    since = withdrawing.withdrawn_at(slug, database=grader().database)
    return render_template(
        "publishing/versions.html",
        slug=slug,
        versions=found,
        characters=CHARACTERS,
        withdrawn_at=since,
        repository=exercises_address(viewer().handle),
    )


@blueprint.post("/versions/<version>/current")
def roll_back(slug: str, version: str) -> ResponseReturnValue:
    """Bring an earlier version back."""
    versions.roll_back(slug, version, viewer=viewer(), database=grader().database, now=grader().now)
    flash(gettext("This version is back. Hand-ins from now on run against it; every pass stays a pass."), "done")
    return redirect(url_for(".list_versions", slug=slug), 303)


@blueprint.post("/withdraw")
def withdraw(slug: str) -> ResponseReturnValue:
    """Let nobody hand the exercise in any more."""
    withdrawing.withdraw(slug, viewer=viewer(), database=grader().database, now=grader().now)
    flash(gettext("This exercise is withdrawn. Nobody can hand it in any more; hand-ins and passes stay."), "done")
    return redirect(url_for(".list_versions", slug=slug), 303)


@blueprint.post("/restore")
def restore(slug: str) -> ResponseReturnValue:
    """Let it be handed in again."""
    withdrawing.restore(slug, viewer=viewer(), database=grader().database)
    flash(gettext("This exercise is back. It can be given and handed in as before."), "done")
    return redirect(url_for(".list_versions", slug=slug), 303)
