"""The part of a board that asks for itself again: nothing where nothing moved, the moved cells, or all of it."""

from collections.abc import Callable
from datetime import timedelta
from threading import BoundedSemaphore
from time import monotonic
from zlib import crc32

from flask import Flask, Response, current_app, request

from grader.domain.cohorts.version import BoardVersion
from grader.engine.cohorts.board import BoardColumn, BoardPage
from grader.engine.cohorts.moved_cells import Seen
from web.http.known_version import Known, known_version, later, tag_of, unchanged

DRAWN_AT_ONCE = 4
"""Boards that a process draws at once; whoever asks meanwhile is told to ask later, and hand-ins find threads."""


class LatestVersions:
    """The versions of boards that this process has just looked at, for all who ask within the same second."""

    kept = timedelta(seconds=1)

    def __init__(self) -> None:
        """Begin without any; of each cohort one is kept."""
        self._looked: dict[str, tuple[float, BoardVersion]] = {}

    def note(self, cohort: str, version: BoardVersion) -> None:
        """Remember the version of a cohort's board, which was looked at now."""
        self._looked[cohort] = monotonic(), version

    def is_latest(self, cohort: str, version: BoardVersion) -> bool:
        """Tell whether a version of a cohort's board is the one that it had a second ago at most."""
        at, latest = self._looked.get(cohort, (0.0, None))
        return version == latest and monotonic() - at < self.kept.total_seconds()


def init_app(app: Flask) -> None:
    """Let so many boards be drawn at once, and remember their versions."""
    app.extensions["drawn_boards"] = BoundedSemaphore(DRAWN_AT_ONCE)
    app.extensions["latest_versions"] = LatestVersions()


def live_answer(cohort: str, draw: Callable[[Known | None], Response]) -> Response:
    """Return what a browser lacks of a board, or 304.

    Args:
        draw: Returns the answer to a browser with what is known, which may have moved.
    """
    known = known_version(asked_address())
    if known is None:
        return draw(None)
    if known.current and latest_versions().is_latest(cohort, seen_in(known.version).version):
        return unchanged(known)
    drawing: BoundedSemaphore = current_app.extensions["drawn_boards"]
    if not drawing.acquire(blocking=False):
        return later(known)
    try:
        return draw(known)
    finally:
        drawing.release()


def latest_versions() -> LatestVersions:
    """Return what this process knows of the versions of boards."""
    versions: LatestVersions = current_app.extensions["latest_versions"]
    return versions


def asked_address() -> str:
    """Return the address of this request, as the page that asks has it."""
    query = request.query_string.decode("ascii", "replace")
    return f"{request.path}?{query}" if query else request.path


def version_of(page: BoardPage) -> str:
    """Return the version of a part of a board as text: of all of it, of each row, and what each column counts."""
    whole = page.version
    moves, counts = ".".join(map(str, page.moves)), ".".join(map(_counts, page.columns))
    return f"{whole.plan}.{whole.cells}.{whole.places}_{moves}_{counts}"


def tag_of_page(page: BoardPage, address: str) -> str:
    """Return the ETag of a part of a board."""
    return tag_of(version_of(page), address)


def seen_in(version: str) -> Seen:
    """Return which version that text tells; it was signed, so it is one of ours."""
    whole, moves, _ = version.split("_")
    return Seen(BoardVersion(*map(int, whole.split("."))), tuple(int(one) for one in moves.split(".") if one))


def columns_counted_otherwise(page: BoardPage, version: str) -> list[BoardColumn]:
    """Return the columns that count otherwise than they did in a version."""
    before = version.split("_")[2].split(".")
    return [one for one, counts in zip(page.columns, before, strict=True) if _counts(one) != counts]


def _counts(column: BoardColumn) -> str:
    return f"{crc32(f'{column.passed} {column.under_way} {column.not_started}'.encode()):08x}"
