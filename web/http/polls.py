"""Answers to pages that ask for themselves again: nothing is drawn where nothing moved since the browser last asked."""

from collections.abc import Callable
from hashlib import sha256

from flask import Response, request

from web.http.context import grader, language, viewer

MINUTE_SECONDS = 60
"""How long "3 minutes ago" stays true."""

NOT_MODIFIED = 304


def unless_known(standing: object, draw: Callable[[], str]) -> Response:
    """Return what is drawn, or 304 where the browser holds what was drawn of the same standing.

    Args:
        standing: What the drawing depends on besides its reader and the minute; told apart by its `repr`.
    """
    minute = int(grader().now().timestamp()) // MINUTE_SECONDS
    seen = repr((viewer().id, language(), minute, standing))
    answer = Response(mimetype="text/html")
    answer.set_etag(sha256(seen.encode("utf-8", "surrogateescape")).hexdigest()[:32])
    answer.make_conditional(request)
    if answer.status_code != NOT_MODIFIED:
        answer.set_data(draw())
    return answer
