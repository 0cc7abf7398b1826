"""The board of a cohort, and the part of it that asks for itself again."""

from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from grader.engine.cohorts.board import Asked, BoardPage
from grader.engine.cohorts.board import board as board_of
from grader.engine.comments.reading import count_unanswered
from web.http.context import grader, viewer
from web.http.polls import unless_known
from web.pages.cohorts.matrix import Cells

blueprint = Blueprint("cohorts", __name__, url_prefix="/cohorts")

MAX_NAME_LENGTH = 100


@blueprint.get("/<cohort>")
def board(cohort: str) -> str:
    """Show learners by exercises to staff, and to a learner their own row and the others as numbers."""
    page = _page(cohort)
    unanswered = count_unanswered(viewer(), cohort, database=grader().database)
    return _draw("cohorts/board.html", page, unanswered=unanswered)


@blueprint.get("/<cohort>/live")
def live(cohort: str) -> Response:
    """Return the matrix alone, or 304 where nothing moved since the browser last asked."""
    page = _page(cohort)
    return unless_known(page, lambda: _draw("cohorts/matrix.html", page))


def _draw(template: str, page: BoardPage, **more: object) -> str:
    return render_template(
        template, page=page, cells_of=Cells, board_address=_address, live_address=_live_address, **more
    )


def _address(page: BoardPage, name: str, value: int) -> str:
    """Return the address of the board with another page of learners or exercises."""
    return url_for(".board", cohort=page.cohort.slug, **(_query(page) | {name: value}))


def _live_address(page: BoardPage) -> str:
    """Return where this part of the board asks for itself."""
    return url_for(".live", cohort=page.cohort.slug, **_query(page))


def _query(page: BoardPage) -> dict[str, Any]:
    """Return what asks for the same part, without what goes without saying."""
    asked = {
        "exercises": page.asked.exercises if page.exercise_pages.pages > 1 else None,
        "learners": page.asked.learners if page.learner_pages.pages > 1 else None,
        "name": page.asked.name or None,
    }
    return {key: value for key, value in asked.items() if value is not None}


def _page(cohort: str) -> BoardPage:
    asked = Asked(
        learners=request.args.get("learners", 1, type=int),
        exercises=request.args.get("exercises", None, type=int),
        name=request.args.get("name", "")[:MAX_NAME_LENGTH],
    )
    return board_of(viewer(), cohort, asked, database=grader().database, now=grader().now)
