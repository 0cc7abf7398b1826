"""Answers to pages that ask for themselves again: nothing is drawn where nothing moved since the browser last asked."""

import pickle
from collections.abc import Callable
from hashlib import sha256

from flask import Response

from web.http.context import grader, language, viewer
from web.http.known_version import known_tags

MINUTE_SECONDS = 60
"""How long "3 minutes ago" stays true."""

NOT_MODIFIED = 304


def unless_known(page: object, draw: Callable[[], str]) -> Response:
    """Return what is drawn, or 304 where the browser holds what was drawn of the same page.

    Args:
        page: All that the drawing depends on besides its reader and the minute, as one frozen value.
    """
    minute = int(grader().now().timestamp()) // MINUTE_SECONDS
    # Pickled, never unpickled: of a whole board a third of the time of its `repr`.
    seen = pickle.dumps((viewer().id, language(), minute, page))
    answer = Response(mimetype="text/html")
    tag = sha256(seen).hexdigest()[:32]
    answer.set_etag(tag)
    if tag in known_tags():
        answer.status_code = NOT_MODIFIED
    else:
        answer.set_data(draw())
    return answer
