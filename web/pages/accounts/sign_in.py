"""Signing in and out."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from grader.domain.errors import NotValid
from grader.engine.accounts import sessions
from grader.engine.identities.leaving import way_out
from web.http import departures
from web.http.context import SECRET, grader, signed_in
from web.http.form_fields import FieldError, field_error
from web.http.security import answered, limiter
from web.http.session_cookie import browser_label, open_session, safe_path

TRIES_PER_HANDLE = "20 per 10 minutes"
TRIES_PER_ADDRESS = "300 per 10 minutes"
"""Only wrong tries count; a whole class shares an address, and on the first morning everybody mistypes."""

MAX_HANDLE_LENGTH = 254
"""Of an e-mail address, too."""

blueprint = Blueprint("sign_in", __name__)


def _handle() -> str:
    return request.form.get("handle", "").strip().lower()[:MAX_HANDLE_LENGTH]


@blueprint.get("/sign-in")
def show() -> ResponseReturnValue:
    """Show the form, or go on where somebody is signed in already."""
    if signed_in() is not None:
        return redirect(safe_path(request.args.get("next")))
    return _page(safe_path(request.args.get("next")))


@blueprint.post("/sign-in")
@limiter.limit(TRIES_PER_HANDLE, key_func=lambda: _handle() or "-", deduct_when=answered(400))
@limiter.limit(TRIES_PER_ADDRESS, deduct_when=answered(400))
def sign_in() -> ResponseReturnValue:
    """Open a session and go to the page that was asked for."""
    ours, target = grader(), safe_path(request.form.get("next"))
    try:
        secret = sessions.sign_in(
            _handle(),
            request.form["password"],
            browser_label(),
            database=ours.database,
            passwords=ours.passwords,
            now=ours.now,
            new_id=ours.new_id,
            new_secret=ours.new_secret,
        )
    except NotValid as refused:
        return _page(target, _handle(), field_error(refused)), 400
    open_session(secret)
    return redirect(target, 303)


@blueprint.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End this browser's session; whoever came by a provider reads how to end theirs there, too."""
    sessions.sign_out(session.get(SECRET, ""), database=grader().database, now=grader().now)
    came_by = session.get(departures.CAME_BY)
    session.clear()
    if came_by is not None:
        session[departures.CAME_BY] = came_by
    return redirect(url_for(".show"), 303)


def _page(target: str, handle: str = "", error: FieldError | None = None) -> str:
    providers = grader().providers
    return render_template(
        "accounts/sign_in.html",
        next=target,
        handle=handle,
        error=error,
        providers=providers.known.values(),
        out=way_out(session.pop(departures.CAME_BY, ""), providers),
    )
