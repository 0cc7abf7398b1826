"""The versions of an exercise: what each changed, and the way back to an earlier one."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.engine.publishing import versions
from grader.wording.exercises.version_lines import CHARACTERS
from web.http.context import grader, viewer

blueprint = Blueprint("publishing", __name__, url_prefix="/exercises/<slug>/versions")


@blueprint.get("")
def list_versions(slug: str) -> str:
    """Show all versions, newest first."""
    found = versions.versions(slug, viewer=viewer(), database=grader().database)
    return render_template("publishing/versions.html", slug=slug, versions=found, characters=CHARACTERS)


@blueprint.post("/<version>/current")
def roll_back(slug: str, version: str) -> ResponseReturnValue:
    """Bring an earlier version back."""
    versions.roll_back(slug, version, viewer=viewer(), database=grader().database, now=grader().now)
    flash(gettext("This version is back. Hand-ins from now on run against it; every pass stays a pass."), "done")
    return redirect(url_for(".list_versions", slug=slug), 303)
