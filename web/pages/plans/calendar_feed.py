"""What stands at the secret address of a calendar: open to whoever knows it, as calendars sign in nowhere."""

from flask import Blueprint, Response, request

from grader.engine.plans.calendars import calendar_of
from web.exports.calendars import calendar_answer
from web.http.context import grader
from web.http.security import limiter

READINGS = "60 per hour"

blueprint = Blueprint("calendar_feed", __name__)


@blueprint.get("/calendars/<secret>.ics")
@limiter.limit(READINGS, key_func=lambda: str((request.view_args or {}).get("secret")))
def read(secret: str) -> Response:
    """Answer with the dates at a secret address."""
    return calendar_answer(calendar_of(secret, database=grader().database), grader())
