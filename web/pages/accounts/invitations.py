"""Taking up an invitation: choosing a password, the first or a new one."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from grader.domain.errors import NotValid
from grader.domain.people import Person
from grader.engine.accounts import accounts
from web.http.context import grader
from web.http.form_fields import FieldError, field_error
from web.http.forms import password_typed_twice
from web.http.security import answered, limiter
from web.http.session_cookie import browser_label, open_session
from web.http.unstored import never_store

WRONG_LINKS_PER_ADDRESS = "100 per 10 minutes"

blueprint = Blueprint("invitations", __name__, url_prefix="/invitations")
blueprint.after_request(never_store)  # the address is a secret until it is used


@blueprint.get("/<secret>")
@limiter.limit(WRONG_LINKS_PER_ADDRESS, deduct_when=answered(404))
def show(secret: str) -> ResponseReturnValue:
    """Show whom the invitation is for, and the form."""
    person = accounts.invited(secret, database=grader().database, now=grader().now)
    return _page(secret, person)


@blueprint.post("/<secret>")
@limiter.limit(WRONG_LINKS_PER_ADDRESS, deduct_when=answered(404))
def accept(secret: str) -> ResponseReturnValue:
    """Store the password and sign this browser in."""
    ours = grader()
    try:
        session_secret = accounts.accept_invitation(
            secret,
            password_typed_twice(),
            browser_label(),
            database=ours.database,
            passwords=ours.passwords,
            now=ours.now,
            new_id=ours.new_id,
            new_secret=ours.new_secret,
        )
    except NotValid as refused:
        person = accounts.invited(secret, database=ours.database, now=ours.now)
        return _page(secret, person, field_error(refused)), 400
    open_session(session_secret)
    return redirect("/", 303)


def _page(secret: str, person: Person, error: FieldError | None = None) -> str:
    providers = grader().providers.known.values()
    return render_template("accounts/invitation.html", person=person, error=error, secret=secret, providers=providers)
