"""Error pages: what happened, where, and what to do, in the reader's language."""

import math
import time

import structlog
from flask import Flask, Response, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError, Unauthorized

from grader.domain.errors import (
    Contradicts,
    NotFound,
    NotValid,
    PaperFault,
    PaperNotMade,
    PlatformError,
    QueueFull,
    Refused,
)
from grader.wording.accounts.refused_forms import form_sentence
from grader.wording.catalogue import N_
from grader.wording.queue.waiting import about
from web.http.context import for_programs, grader, language
from web.http.problems import KINDS, problem, problem_of_status
from web.http.security import TOKEN_BLUEPRINTS, limiter

BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, TOO_MANY, OURS, NOT_READY = 400, 401, 403, 404, 429, 500, 503

GO_BACK = N_("Go back to the page you came from, reload it, and try again.")
NO_PAPER = N_("This PDF could not be made")
PAPER_ADVICE = {
    PaperFault.LIBRARY: N_(
        "A library is missing on our side: whoever runs this site installs Pango. The page itself can be printed."
    ),
    PaperFault.BUSY: N_("Others are being made just now. Try again in a minute."),
    PaperFault.SLOW: N_("It took too long. Choose fewer learners, or print the page itself."),
    PaperFault.BROKE: N_("It is not your fault. Print the page itself, and tell your trainer if it comes back."),
}
PAGES = {
    BAD_REQUEST: (N_("We could not read this request"), GO_BACK),
    UNAUTHORIZED: (N_("You are not signed in any more"), N_("Nothing was saved. Sign in, then do it again.")),
    FORBIDDEN: (N_("You may not do this"), N_("Ask your trainer or the person who leads your cohort.")),
    NOT_FOUND: (
        N_("There is no such page for you"),
        N_("Check the address: it may be wrong, or lead to somebody else's work. Else start from your day."),
    ),
    405: (N_("This address does not work this way"), GO_BACK),
    413: (
        N_("What you sent is too large"),
        N_("A form takes 1 MB at most. Send your code with git push: that takes up to 100 MB."),
    ),
    TOO_MANY: (
        N_("Too many tries in a short time"),
        N_("Wait %(minutes)s\N{NO-BREAK SPACE}min, then try again. Your account and your work are safe."),
    ),
    OURS: (
        N_("Something broke on our side"),
        N_("It is not your fault. Try again in a minute. If it comes back, give this number to your trainer."),
    ),
}
"""What happened, and what to do, by status; a status of 500 and above reads like 500, others like 400."""

FORM_OVER = (
    N_("This form is too old, or cookies are switched off"),
    N_("Nothing was saved. Reload the page, then send the form again. The site needs its one cookie."),
)

log = structlog.get_logger()


def init_app(app: Flask) -> None:
    """Answer every error with a page."""
    app.register_error_handler(Unauthorized, _unauthorized)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(QueueFull, _queue_full)
    app.register_error_handler(PaperNotMade, _no_paper)
    app.register_error_handler(Exception, _unexpected)


def _unauthorized(error: Unauthorized) -> ResponseReturnValue:
    if for_programs():
        return _with_headers_of(error, problem("token"))
    if request.blueprint in TOKEN_BLUEPRINTS:
        return error
    if request.headers.get("HX-Request"):
        return Response(status=UNAUTHORIZED, headers={"HX-Redirect": url_for("sign_in.show")})
    if request.method in {"GET", "HEAD"}:
        asked = request.full_path if request.query_string else request.path
        return redirect(url_for("sign_in.show", next=None if asked == "/" else asked))
    return _page(UNAUTHORIZED)


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or OURS
    # Redirects come this way too; and without a trusted host no address can be made for a page.
    if status < BAD_REQUEST or isinstance(error, SecurityError):
        return error
    if for_programs():
        return _with_headers_of(error, problem_of_status(status))
    return _with_headers_of(error, _page(status, words=FORM_OVER if isinstance(error, CSRFError) else None))


def _with_headers_of(error: HTTPException, page: Response) -> Response:
    for name, value in error.get_headers(request.environ):
        if name != "Content-Type":
            page.headers[name] = value
    return page


def _refused(error: Refused) -> ResponseReturnValue:
    if for_programs():
        return _refused_to_program(error)
    match error:
        case NotFound():
            status = NOT_FOUND
        case NotValid():
            status = BAD_REQUEST
        case _:
            status = FORBIDDEN
    return _page(status, title=form_sentence(error, language()))


def _queue_full(full: QueueFull) -> Response:
    """Answer programs and pages alike: it is no fault, and the same request is taken later."""
    said = {"time": about(full.come_back)}
    kind = KINDS["queue-full"]
    advice = gettext(kind.detail) % said
    answer = problem(kind.name, params=said) if for_programs() else _page(kind.status, words=(kind.title, advice))
    answer.retry_after = int(full.come_back.total_seconds())
    return answer


def _no_paper(fault: PaperNotMade) -> Response:
    """Say why there is no PDF, and what to do instead; only what the operator can mend is an event of the log."""
    if fault.fault is not PaperFault.BUSY:
        log.error("paper_not_made", fault=fault.fault.value, endpoint=request.endpoint)
    return _page(NOT_READY, words=(NO_PAPER, PAPER_ADVICE[fault.fault]))


def _refused_to_program(error: Refused) -> Response:
    match error:
        case NotFound():
            return problem("not-found", code=error.code)
        case NotValid():
            return problem("not-valid", code=error.code, detail=form_sentence(error, language()))
        case Contradicts():
            return problem("reused-key", code=error.code)
        case _:
            return problem("not-allowed", code=error.code, detail=form_sentence(error, language()))


def _unexpected(error: Exception) -> ResponseReturnValue:
    error_id = grader().new_id()
    log.error("request_failed", error_id=error_id, endpoint=request.endpoint, method=request.method, exc_info=error)
    status = NOT_READY if isinstance(error, PlatformError) else OURS
    if for_programs():
        return problem_of_status(status, error_id=error_id)
    # The page must not ask again for what may just have broken.
    g.setdefault("signed_in", None)
    return _page(status, error_id=error_id)


def _page(
    status: int, *, words: tuple[str, str] | None = None, title: str | None = None, error_id: str | None = None
) -> Response:
    what, advice = words or PAGES.get(status, PAGES[OURS if status >= OURS else BAD_REQUEST])
    wait = {"minutes": _minutes_to_wait()} if status == TOO_MANY else {}
    title, advice = title or gettext(what), gettext(advice) % wait
    if request.blueprint in TOKEN_BLUEPRINTS:  # Git shows plain text, and no pages
        return Response(f"{title}. {advice} {error_id or ''}".rstrip() + "\n", status, mimetype="text/plain")
    page = make_response(render_template("errors/page.html", title=title, advice=advice, error_id=error_id), status)
    if request.headers.get("HX-Request"):
        page.headers["HX-Reswap"] = "none"  # htmx would put the whole page where a fragment was asked for
    return page


def _minutes_to_wait() -> int:
    breached = limiter.current_limit
    return max(1, math.ceil((breached.reset_at - time.time()) / 60)) if breached else 1
