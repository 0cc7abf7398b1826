"""The part of a board that asks for itself again: nothing where nothing moved, the moved cells, or all of it."""

from collections.abc import Callable
from threading import BoundedSemaphore

from flask import Flask, Response, current_app, request

from grader.domain.cohorts.version import BoardVersion
from grader.engine.cohorts.board import BoardPage
from grader.engine.cohorts.moved_cells import Seen, numbers_of
from grader.engine.people.access import STAFF_ROLES
from web.http.context import viewer
from web.http.known_version import MINUTE, TEN_MINUTES, Known, known_version, later, tag_of

DRAWN_AT_ONCE = 4
"""Boards that a process draws at once; whoever asks meanwhile is told to ask later, and hand-ins find threads."""


def init_app(app: Flask) -> None:
    """Let so many boards be drawn at once."""
    app.extensions["drawn_boards"] = BoundedSemaphore(DRAWN_AT_ONCE)


def in_turn(known: Known | None, draw: Callable[[], Response]) -> Response:
    """Return what is drawn for a browser; where many are, one that has a version is told to ask later."""
    if known is None:
        return draw()
    drawing: BoundedSemaphore = current_app.extensions["drawn_boards"]
    if not drawing.acquire(blocking=False):
        return later(known)
    try:
        return draw()
    finally:
        drawing.release()


def known_board() -> Known | None:
    """Return which version of the part of a board that it asks for this browser has."""
    return known_version(asked_address(), _good_for())


def asked_address() -> str:
    """Return the address of this request, as the page that asks has it."""
    query = request.query_string.decode("ascii", "replace")
    return f"{request.path}?{query}" if query else request.path


def tag_of_page(page: BoardPage, address: str) -> str:
    """Return the ETag of a part of a board."""
    numbers = (numbers_of(one.passed, one.under_way, one.not_started) for one in page.columns)
    return tag_of_seen(Seen(page.version, page.moves, tuple(numbers)), address)


def tag_of_seen(seen: Seen, address: str) -> str:
    """Return the ETag of what somebody has of a part of a board."""
    whole = seen.version
    told = f"{whole.plan}.{whole.cells}.{whole.places}", ".".join(map(str, seen.moves)), ".".join(seen.numbers)
    return tag_of("_".join(told), address, _good_for())


def _good_for() -> int:
    """Return for how long a version is good: a learner's own board tells of no time that passes."""
    return MINUTE if viewer().role in STAFF_ROLES else TEN_MINUTES


def seen_in(version: str) -> Seen:
    """Return what somebody has who has this version; it was signed, so it is one of ours."""
    whole, moves, numbers = version.split("_")
    found = BoardVersion(*map(int, whole.split(".")))
    return Seen(found, tuple(map(int, filter(None, moves.split(".")))), tuple(filter(None, numbers.split("."))))
