"""What is kept about a person, for how long, and all of it to take away."""

from flask import Blueprint, Response, render_template

from grader.engine.accounts.accounts import account_of
from web.exports.own_data import COPIES, COUNTED_AS, own_data_answer
from web.http.context import grader, viewer, viewer_session
from web.http.security import limiter

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
@limiter.shared_limit(COPIES, scope=COUNTED_AS, key_func=lambda: viewer().id)
def take() -> Response:
    """Answer with all of it, as a ZIP."""
    return own_data_answer(viewer(), grader())
