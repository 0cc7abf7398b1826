"""The secret address of the calendar of one's dates: made, shown once, and ended."""

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.engine.plans import calendars
from web.http.context import grader, viewer
from web.http.unstored import never_store

NEW_ADDRESS = "new_calendar"

blueprint = Blueprint("calendars", __name__, url_prefix="/account/calendar")
blueprint.after_request(never_store)  # an address that is shown once must not stay in the history


@blueprint.get("")
def show() -> str:
    """Show whether there is an address, and once the one that was just made."""
    secret = session.pop(NEW_ADDRESS, None)
    public = grader().settings.public_url.rstrip("/")
    address = f"{public}{url_for('calendar_feed.read', secret=secret)}" if secret else None
    has_one = calendars.has_address(viewer(), database=grader().database)
    return render_template("plans/calendar.html", has_one=has_one, address=address)


@blueprint.post("")
def make() -> ResponseReturnValue:
    """Make a new address; the one before opens nothing any more."""
    ours = grader()
    session[NEW_ADDRESS] = calendars.make_address(viewer(), database=ours.database, new_secret=ours.new_secret)
    return redirect(url_for(".show"), 303)


@blueprint.post("/end")
def end() -> ResponseReturnValue:
    """End the address."""
    calendars.end_address(viewer(), database=grader().database)
    flash(gettext("This address opens nothing any more."), "done")
    return redirect(url_for(".show"), 303)
