"""A learner's own page of their follow-up: what is kept, and what they agree to."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.engine.counselling import reading, writing
from grader.wording.counselling import obstacle_word, state_word
from web.http.context import grader, language, viewer

blueprint = Blueprint("own_counselling", __name__, url_prefix="/account/counselling")


@blueprint.get("")
def show() -> str:
    """Show what is kept of them."""
    page, spoken = reading.own_counselling(viewer(), database=grader().database), language()
    return render_template(
        "counselling/own.html",
        page=page,
        state_word=partial(state_word, language=spoken),
        obstacle_word=partial(obstacle_word, language=spoken),
    )


@blueprint.post("/agree")
def agree() -> ResponseReturnValue:
    """Let obstacles be written down."""
    return _keep(gettext("Your counsellors can write down what stands in your way."), wanted=True)


@blueprint.post("/withdraw")
def withdraw() -> ResponseReturnValue:
    """Let none be written down, and forget those that were."""
    return _keep(gettext("What was written down of it is erased."), wanted=False)


def _keep(message: str, *, wanted: bool) -> ResponseReturnValue:
    ours = grader()
    writing.agree_to_obstacles(viewer(), wanted=wanted, database=ours.database, now=ours.now)
    flash(message, "done")
    return redirect(url_for(".show"), 303)
