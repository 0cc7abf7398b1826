"""What is kept about a person, for how long, and all of it to take away."""

from flask import Blueprint, Response, render_template, send_file

from grader.engine.accounts.accounts import account_of
from grader.engine.people.own_data import own_data
from web.http.context import grader, viewer, viewer_session
from web.http.security import limiter
from web.pages.people.archive import archive

COPIES = "6 per hour"
"""Each reads all that somebody ever handed in."""

blueprint = Blueprint("data", __name__, url_prefix="/account/data")


@blueprint.get("")
def show() -> str:
    """Show what is kept, until when, and what opens the account."""
    ours = grader()
    account = account_of(viewer(), database=ours.database, now=ours.now)
    return render_template(
        "people/data.html", account=account, periods=ours.settings.periods, here=viewer_session().session.id
    )


@blueprint.post("")
@limiter.limit(COPIES, key_func=lambda: viewer().id)
def take() -> Response:
    """Answer with all of it, as a ZIP."""
    ours, person = grader(), viewer()
    zipped = archive(own_data(person, database=ours.database, now=ours.now), ours.repositories, ours.runners)
    answer = send_file(zipped, "application/zip", as_attachment=True, download_name=f"{person.handle}.zip")
    answer.call_on_close(zipped.close)
    answer.headers["Cache-Control"] = "no-store"  # a class shares its computers
    return answer
