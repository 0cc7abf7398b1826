"""The first page: a person's day."""

from flask import Blueprint, render_template

from grader.engine.people.day import my_day
from web.http import words
from web.http.context import grader, viewer

blueprint = Blueprint("home", __name__)
# Every page says these words; they come with the first page so that whoever makes the application need not know them.
blueprint.record_once(lambda state: words.init_app(state.app))


@blueprint.get("/")
def day() -> str:
    """Show what a learner does next, or how the cohorts of a trainer or lead stand."""
    ours = grader()
    return render_template(
        "people/day.html", day=my_day(viewer(), database=ours.database, now=ours.now, zone=ours.settings.zone)
    )
