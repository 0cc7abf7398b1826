"""A forge tells of a push to a learner's repository."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.engine.remotes.hearing import hear
from web.http.context import grader
from web.http.security import limiter

HEARD, NOTHING_NEW, NOT_READ, NOT_SIGNED, UNKNOWN = 202, 200, 400, 403, 404

blueprint = Blueprint("webhooks", __name__, url_prefix="/webhooks")


@blueprint.post("/<remote_id>")
@limiter.limit("120/minute", key_func=lambda: str(request.view_args))
@limiter.limit("60/minute", deduct_when=lambda answer: answer.status_code in {NOT_SIGNED, UNKNOWN})
def push(remote_id: str) -> ResponseReturnValue:
    """Let what was pushed be fetched; the answer is for whoever reads the forge's log of deliveries."""
    ours = grader()
    try:
        new = hear(remote_id, request.headers.get, request.get_data(), database=ours.database, now=ours.now)
    except NotFound:
        return "Nobody here knows this address: connect the repository again.\n", UNKNOWN
    except NotAllowed:
        return "The signature does not fit: give the forge the secret of this address.\n", NOT_SIGNED
    except NotValid:
        return "This is no push that can be read: choose JSON, and the event push.\n", NOT_READ
    return ("Heard: the push is being fetched.\n", HEARD) if new else ("Nothing to fetch.\n", NOTHING_NEW)


@blueprint.after_request
def _as_text(response: Response) -> Response:
    response.mimetype = "text/plain"
    return response
