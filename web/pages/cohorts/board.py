"""The board of a cohort, the part of it that asks for itself again, and its view for the wall of a classroom."""

from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from markupsafe import Markup

from grader.domain.cohorts.choice import Asked, BoardOrder, OtherState, ShownLearners
from grader.domain.verdicts import Status
from grader.engine.cohorts.board import BoardPage
from grader.engine.cohorts.board import board as board_of
from grader.engine.cohorts.moved_cells import Lacking, MovedCells, moved_cells
from grader.engine.cohorts.whole_board import WholeBoard, whole_board
from grader.engine.comments.reading import count_unanswered
from grader.wording.cohorts.choices import choices
from web.exports.board import COUNTED_AS, TAKEN, csv_answer, xlsx_answer
from web.exports.papers import board_paper
from web.http.context import grader, language, viewer
from web.http.known_version import unchanged
from web.http.planning import planning
from web.http.security import limiter
from web.pages.cohorts.live import asked_address, in_turn, known_board, seen_in, tag_of_page, tag_of_seen
from web.pages.cohorts.matrix import Cells

blueprint = Blueprint("cohorts", __name__, url_prefix="/cohorts")

MAX_NAME_LENGTH, MAX_SLUG_LENGTH = 100, 60
WALL = "wall"
"""The view without names, which a whole class may look at."""


@blueprint.get("/<cohort>")
def board(cohort: str) -> str:
    """Show learners by exercises to staff, and to a learner their own row and the others as numbers."""
    page = _page(cohort)
    unanswered = count_unanswered(viewer(), cohort, database=grader().database)
    return _draw("cohorts/board.html", page, unanswered=unanswered)


@blueprint.get("/<cohort>/live")
def live(cohort: str) -> Response:
    """Return what moved since the browser last asked, the matrix alone where that is much, or 304."""
    known = known_board()
    moved: MovedCells | Lacking = Lacking.ALL
    if known is not None and known.current:
        moved = moved_cells(viewer(), cohort, _asked(), seen_in(known.version), now=grader().now, **planning())
        if moved is Lacking.NOTHING:
            return unchanged(known)
    if isinstance(moved, MovedCells) and not _on_wall():
        return _some(moved)
    return in_turn(known, lambda: _all(cohort))


@blueprint.get("/<cohort>/board.csv")
@limiter.shared_limit(TAKEN, scope=COUNTED_AS, key_func=lambda: viewer().id)
def csv(cohort: str) -> Response:
    """Answer with the whole board, as it was chosen and sorted, as CSV."""
    return csv_answer(_whole(cohort), language(), grader().settings.zone)


@blueprint.get("/<cohort>/board.xlsx")
@limiter.shared_limit(TAKEN, scope=COUNTED_AS, key_func=lambda: viewer().id)
def xlsx(cohort: str) -> Response:
    """Answer with the same as a workbook."""
    return xlsx_answer(_whole(cohort), language(), grader().settings.zone)


def _some(moved: MovedCells) -> Response:
    """Answer with what moved alone."""
    cells = Cells(moved.columns, moved=True)
    if moved.everyone:
        text = cells.moved(moved.rows, moved.counted)
    else:
        own = (render_template("cohorts/own_moved.html", row=row, alone=True) for row in moved.rows)
        text = Markup("\n").join([cells.moved((), moved.counted), *map(Markup, own)])
    answer = _tagged(text, tag_of_seen(moved.now, asked_address()))
    answer.headers["Cache-Control"] = "no-store"  # it is a part of what the address names
    return answer


def _all(cohort: str) -> Response:
    page = _page(cohort)
    return _tagged(_draw("cohorts/matrix.html", page), tag_of_page(page, asked_address()))


def _tagged(text: str, tag: str) -> Response:
    answer = Response(text, mimetype="text/html")
    answer.set_etag(tag)
    return answer


@blueprint.get("/<cohort>/board.pdf")
@limiter.shared_limit(TAKEN, scope=COUNTED_AS, key_func=lambda: viewer().id)
def pdf(cohort: str) -> Response:
    """Answer with the same as a paper."""
    return board_paper(_whole(cohort))


def _whole(cohort: str) -> WholeBoard:
    return whole_board(viewer(), cohort, _asked(), now=grader().now, **planning())


def _draw(template: str, page: BoardPage, **more: object) -> str:
    return render_template(
        template,
        page=page,
        wall=_on_wall(),
        cells_of=lambda: Cells(page.columns),
        board_address=_address,
        live_address=_live_address,
        version=lambda: tag_of_page(page, _live_address(page)),
        file_address=_file_address,
        choices=choices(language()) if page.everyone else None,
        zone=grader().settings.zone,
        **more,
    )


def _on_wall() -> bool:
    return request.args.get("view") == WALL


def _address(page: BoardPage, **other: object) -> str:
    """Return the address of the board with something of its query otherwise."""
    return url_for(".board", cohort=page.cohort.slug, **(_query(page) | other))


def _live_address(page: BoardPage) -> str:
    """Return where this part of the board asks for itself."""
    return url_for(".live", cohort=page.cohort.slug, **_query(page))


def _file_address(page: BoardPage, form: str) -> str:
    """Return where all of what is chosen is a file."""
    chosen = {name: value for name, value in _query(page).items() if name not in {"exercises", "learners", "view"}}
    return url_for(f".{form}", cohort=page.cohort.slug, **chosen)


def _query(page: BoardPage) -> dict[str, Any]:
    """Return what asks for the same part, without what goes without saying."""
    usual, asked = Asked(), page.asked
    named = {name: getattr(asked, name) for name in ("name", "show", "state", "exercise", "order")}
    parts = {
        "exercises": asked.exercises if page.exercise_pages.pages > 1 else None,
        "learners": asked.learners if page.learner_pages.pages > 1 else None,
        "view": WALL if _on_wall() else None,
    }
    chosen = {name: value for name, value in named.items() if value != getattr(usual, name)}
    return {name: value for name, value in (parts | chosen).items() if value is not None}


def _page(cohort: str) -> BoardPage:
    return board_of(viewer(), cohort, _asked(), now=grader().now, **planning())


def _asked() -> Asked:
    given = request.args
    return Asked(
        learners=given.get("learners", 1, type=int),
        exercises=given.get("exercises", None, type=int),
        name=given.get("name", "")[:MAX_NAME_LENGTH],
        show=given.get("show", ShownLearners.EVERYBODY, type=ShownLearners),
        state=given.get("state", None, type=_state),
        exercise=given.get("exercise", "")[:MAX_SLUG_LENGTH],
        order=given.get("order", BoardOrder.NAME, type=BoardOrder),
    )


def _state(word: str) -> Status | OtherState:
    return OtherState(word) if word in set(OtherState) else Status(word)
