"""The page of what somebody handed in of a project: its files or address, and the grid by which people review it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotValid
from grader.domain.projects.review import ProjectReview, ReviewWords
from grader.engine.projects.reading import ProjectHandInPage, project_hand_in_page
from grader.engine.projects.reviewing import review_hand_in
from web.http.code import code_lines
from web.http.context import grader, viewer
from web.http.refused import BAD_REQUEST, say_refused
from web.pages.projects.words import project_words, review_sent

blueprint = Blueprint("project_hand_ins", __name__, url_prefix="/project-hand-ins/<hand_in_id>")
blueprint.context_processor(project_words)


@blueprint.get("")
def show(hand_in_id: str) -> str:
    """Show a hand-in, what people say of it, and to whom may the grid to review it."""
    page = _page(hand_in_id)
    return _shown(page, page.mine)


@blueprint.post("/review")
def review(hand_in_id: str) -> ResponseReturnValue:
    """Keep what somebody says of it."""
    page = _page(hand_in_id)
    said = review_sent(page.project)
    try:
        review_hand_in(viewer(), hand_in_id, said, database=grader().database, now=grader().now)
    except NotValid as refused:
        say_refused(refused)
        return _shown(page, said), BAD_REQUEST
    flash(gettext("Your review is kept."), "done")
    return redirect(url_for(".show", hand_in_id=hand_in_id, _anchor="review"), 303)


def _shown(page: ProjectHandInPage, mine: ProjectReview | ReviewWords | None) -> str:
    """Return the page; `mine`: what the viewer said of it, or just typed."""
    listed = {path: code_lines(path, text) for path, text in page.files.items()}
    return render_template("projects/hand_in.html", page=page, listed=listed, mine=mine)


def _page(hand_in_id: str) -> ProjectHandInPage:
    ours = grader()
    return project_hand_in_page(
        viewer(), hand_in_id, database=ours.database, repositories=ours.repositories, now=ours.now
    )
