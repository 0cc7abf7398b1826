"""A person's own account: password, tokens, browsers that are signed in."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

from grader.domain.accounts.credentials import SCOPES, Scope
from grader.domain.accounts.lifetimes import TOKEN_LIFE
from grader.domain.errors import NotValid
from grader.engine.accounts import accounts, sessions, tokens
from grader.engine.accounts.ssh_keys import opens_git
from grader.engine.identities.linking import own_identities
from web.http.addresses import repository_address
from web.http.context import grader, viewer, viewer_session
from web.http.form_fields import FieldError, field_error
from web.http.forms import password_typed_twice
from web.http.security import answered, limiter
from web.http.unstored import never_store

WRONG_PASSWORDS = "20 per 10 minutes"
NEW_TOKENS = "20 per hour"
NEW_TOKEN = "new_token"  # noqa: S105 - the name of an entry of the session, not its value

blueprint = Blueprint("account", __name__, url_prefix="/account")
blueprint.after_request(never_store)  # a token that is shown once must not stay in the history


@blueprint.get("")
def show() -> ResponseReturnValue:
    """Show the account, and once the secret of a token that was just made."""
    return _page()


@blueprint.get("/password")
@blueprint.get("/tokens")
def show_again() -> ResponseReturnValue:
    """Lead back to the account from the address of a form that was refused, when it is asked for again."""
    return redirect(url_for(".show"))


@blueprint.post("/password")
@limiter.limit(WRONG_PASSWORDS, key_func=lambda: viewer().id, deduct_when=answered(400))
def change_password() -> ResponseReturnValue:
    """Replace the password, and sign the other browsers out."""
    ours = grader()
    try:
        accounts.change_password(
            viewer_session(),
            request.form["current"],
            password_typed_twice(),
            database=ours.database,
            passwords=ours.passwords,
            now=ours.now,
        )
    except NotValid as refused:
        return _page(field_error(refused)), 400
    return _done(gettext("Your password is changed. Your other browsers are signed out."))


@blueprint.post("/tokens")
@limiter.limit(NEW_TOKENS, key_func=lambda: viewer().id)
def create_token() -> ResponseReturnValue:
    """Make a token, and show its secret on the next page, once."""
    ours = grader()
    try:
        _, secret = tokens.create_token(
            viewer(),
            request.form["label"],
            _scopes(),
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
            new_secret=ours.new_secret,
        )
    except NotValid as refused:
        return _page(field_error(refused)), 400
    session[NEW_TOKEN] = secret
    return redirect(url_for(".show", _anchor="new-token"), 303)


@blueprint.post("/tokens/<token_id>/revoke")
def revoke_token(token_id: str) -> ResponseReturnValue:
    """End a token."""
    tokens.revoke_token(viewer(), token_id, database=grader().database, now=grader().now)
    return _done(gettext("This token opens nothing any more."))


@blueprint.post("/terminal")
def choose_letters() -> ResponseReturnValue:
    """Keep whether Git's answers come without accents or signs."""
    wanted = "ascii" in request.form.getlist("letters")
    accounts.choose_letters(viewer(), ascii_terminal=wanted, database=grader().database)
    return _done(gettext("Kept. Your next git push shows it."))


@blueprint.post("/sessions/<session_id>/revoke")
def revoke_session(session_id: str) -> ResponseReturnValue:
    """Sign one browser out."""
    sessions.revoke_session(viewer(), session_id, database=grader().database, now=grader().now)
    return _done(gettext("This browser is signed out."))


@blueprint.post("/sessions/revoke")
def revoke_all_sessions() -> ResponseReturnValue:
    """Sign the person out everywhere."""
    sessions.revoke_all_sessions(viewer(), database=grader().database, now=grader().now)
    session.clear()
    return redirect(url_for("sign_in.show"), 303)


def _page(error: FieldError | None = None) -> str:
    account = accounts.account_of(viewer(), database=grader().database, now=grader().now)
    return render_template(
        "accounts/account.html",
        account=account,
        addresses=[repository_address(cohort, account.person.handle) for cohort in account.cohorts],
        error=error,
        identities=own_identities(viewer(), providers=grader().providers, database=grader().database),
        here=viewer_session().session.id,
        new_token=session.pop(NEW_TOKEN, None),
        token_life=TOKEN_LIFE,
        ssh=grader().settings.ssh is not None and opens_git(viewer()),
        scopes=[scope for scope in Scope if scope in SCOPES[account.person.role]],
    )


def _scopes() -> frozenset[Scope]:
    try:
        return frozenset(map(Scope, request.form.getlist("scope")))
    except ValueError as error:
        raise BadRequest from error


def _done(message: str) -> ResponseReturnValue:
    flash(message, "done")
    return redirect(url_for(".show"), 303)
