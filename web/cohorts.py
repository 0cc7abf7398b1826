"""The board of a cohort, and the part of it that asks for itself again."""

from flask import Blueprint, Response, make_response, render_template, request

from grader.engine.board import board as board_of
from web.context import grader, viewer

blueprint = Blueprint("cohorts", __name__, url_prefix="/cohorts")


@blueprint.get("/<cohort>")
def board(cohort: str) -> str:
    """Show learners by exercises to staff, and to a learner their own row and the others as numbers."""
    page = board_of(viewer(), cohort, database=grader().database)
    return render_template("cohorts/board.html", page=page)


@blueprint.get("/<cohort>/live")
def live(cohort: str) -> Response:
    """Return the matrix alone, or 304 where nothing moved since the browser last asked."""
    page = board_of(viewer(), cohort, database=grader().database)
    answer = make_response(render_template("cohorts/matrix.html", page=page))
    answer.add_etag()
    answer.make_conditional(request)
    return answer
