"""What is kept about a person, for how long, who looked at it, and all of it to take away."""

from functools import partial

from flask import Blueprint, Response, render_template

from grader.engine.people.data_page import data_page
from grader.wording.looks import seen_pages
from grader.wording.rosters.places import role_word
from web.exports.own_data import COPIES, COUNTED_AS, own_data_answer
from web.http.context import grader, language, viewer, viewer_session
from web.http.security import limiter

blueprint = Blueprint("data", __name__, url_prefix="/account/data")


@blueprint.get("")
def show() -> str:
    """Show what is kept, until when, what opens the account, what they agree to, and who looked."""
    ours, spoken = grader(), language()
    page = data_page(viewer(), database=ours.database, now=ours.now)
    return render_template(
        "people/data.html",
        page=page,
        account=page.account,
        periods=ours.settings.periods,
        here=viewer_session().session.id,
        seen_pages=partial(seen_pages, language=spoken),
        role_word=partial(role_word, language=spoken),
    )


@blueprint.post("")
@limiter.shared_limit(COPIES, scope=COUNTED_AS, key_func=lambda: viewer().id)
def take() -> Response:
    """Answer with all of it, as a ZIP."""
    return own_data_answer(viewer(), grader())
