"""What programs are told when a request cannot be answered: problem details (RFC 9457) in the caller's language."""

import json
import math
import time
from dataclasses import dataclass

from flask import Response, request
from flask_babel import gettext

from grader.wording.catalogue import N_
from web.http.context import language
from web.http.security import limiter

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:grader:problem:{name}"
"""What a program compares: it stays as it is, in every language and on every installation."""


@dataclass(frozen=True)
class ProblemKind:
    """A kind of problem: its name in `type`, its status, what happened and what to do."""

    name: str
    status: int
    title: str
    detail: str


KINDS = {
    kind.name: kind
    for kind in (
        ProblemKind(
            "unreadable-request",
            400,
            N_("We could not read this request"),
            N_("Send JSON as the description of the API says."),
        ),
        ProblemKind(
            "token",
            401,
            N_("This request carries no token that opens the API"),
            N_("Make a token on your account page, and send it in the header “Authorization: Bearer …”."),
        ),
        ProblemKind(
            "scope",
            403,
            N_("This token does not open this"),
            N_("Make one with the scope “%(scope)s” on your account page."),
        ),
        ProblemKind(
            "not-allowed",
            403,
            N_("You may not do this"),
            N_("Ask your trainer or the person who leads your cohort."),
        ),
        ProblemKind(
            "not-found",
            404,
            N_("There is no such thing for you"),
            N_("Check the address: it may be wrong, or lead to somebody else's work."),
        ),
        ProblemKind(
            "method",
            405,
            N_("This address does not work this way"),
            N_("The header “Allow” says which methods it takes."),
        ),
        ProblemKind(
            "reused-key",
            409,
            N_("This Idempotency-Key was used for another request"),
            N_("Nothing was done. Take a new key for each new request."),
        ),
        ProblemKind(
            "too-large",
            413,
            N_("What you sent is too large"),
            N_("A request takes 64 kB at most, with an exercise's archive 1.5 MB."),
        ),
        ProblemKind(
            "media-type",
            415,
            N_("This is not JSON"),
            N_("Send JSON, with the header “Content-Type: application/json”."),
        ),
        ProblemKind(
            "not-valid",
            422,
            N_("A value cannot be taken as it is"),
            N_("“errors” says which, and why."),
        ),
        ProblemKind(
            "too-many-requests",
            429,
            N_("Too many requests in a short time"),
            N_("Wait %(seconds)s s, then go on."),
        ),
        ProblemKind(
            "our-fault",
            500,
            N_("Something broke on our side"),
            N_("It is not your fault. Try again in a minute. If it comes back, give this number to your trainer."),
        ),
        ProblemKind(
            "queue-full",
            503,
            N_("So many hand-ins wait that we take no more for now"),
            N_("Nothing was stored. Send the same request again in %(time)s. A git push is always taken."),
        ),
        ProblemKind(
            "not-ready",
            503,
            N_("A part of ours is away for a moment"),
            N_("Nothing is lost. Try again in a minute."),
        ),
    )
}
BY_STATUS = {
    400: "unreadable-request",
    401: "token",
    403: "not-allowed",
    404: "not-found",
    405: "method",
    413: "too-large",
    415: "media-type",
    422: "not-valid",
    429: "too-many-requests",
    503: "not-ready",
}


def problem(name: str, *, params: dict[str, str] | None = None, **more: object) -> Response:
    """Return the answer for a kind of problem.

    Args:
        params: Values that its sentences quote.
        more: Further members of the document; None leaves one out.
    """
    kind = KINDS[name]
    said = params or {}
    document = {
        "type": TYPE.format(name=name),
        "title": gettext(kind.title),
        "status": kind.status,
        "detail": gettext(kind.detail) % said,
        "instance": request.path,
    } | {key: value for key, value in more.items() if value is not None}
    response = Response(json.dumps(document, ensure_ascii=False), kind.status, mimetype=MEDIA_TYPE)
    response.content_language.add(language().value)
    response.vary.update(("Accept-Language", "Authorization"))
    return response


def problem_of_status(status: int, error_id: str | None = None) -> Response:
    """Return the answer for a status that the framework chose.

    Args:
        error_id: What the log names the fault by, where it is ours.
    """
    name = BY_STATUS.get(status, "our-fault" if status >= KINDS["our-fault"].status else "unreadable-request")
    if name != "too-many-requests":
        return problem(name, error_id=error_id)
    wait = _seconds_to_wait()
    response = problem(name, params={"seconds": str(wait)})
    response.retry_after = wait
    return response


def _seconds_to_wait() -> int:
    breached = limiter.current_limit
    return max(1, math.ceil(breached.reset_at - time.time())) if breached else 1
