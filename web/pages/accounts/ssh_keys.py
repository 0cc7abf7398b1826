"""A person's own public keys, which open Git over SSH."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotValid
from grader.engine.accounts import accounts
from grader.engine.accounts.ssh_keys import add_ssh_key, opens_git, own_ssh_keys, remove_ssh_key
from grader.engine.people.access import STAFF_ROLES
from web.http.context import grader, viewer
from web.http.form_fields import FieldError, field_error
from web.http.security import limiter
from web.http.ssh import ssh_address

blueprint = Blueprint("ssh_keys", __name__, url_prefix="/account/keys")

NEW_KEYS = "20 per hour"
OF_THE_KEY = ("key_kind", "key_private", "key_shape", "key_short", "key_taken", "too_many_keys")
FIELDS = {"label_shape": "label", "name_unseen": "label"} | dict.fromkeys(OF_THE_KEY, "key")


@blueprint.before_request
def _only_where_it_opens_something() -> None:
    if grader().settings.ssh is None or not opens_git(viewer()):
        abort(404)


@blueprint.get("")
def show() -> str:
    """Show the keys, how to make one, and where to clone from."""
    return _page()


@blueprint.post("")
@limiter.limit(NEW_KEYS, key_func=lambda: viewer().id)
def add() -> ResponseReturnValue:
    """Keep a key."""
    ours = grader()
    try:
        add_ssh_key(
            viewer(),
            request.form["key"],
            request.form.get("label", ""),
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
        )
    except NotValid as refused:
        return _page(field_error(refused, FIELDS)), 400
    flash(gettext("This key opens Git over SSH now."), "done")
    return redirect(url_for(".show"), 303)


@blueprint.post("/<ssh_key_id>/remove")
def remove(ssh_key_id: str) -> ResponseReturnValue:
    """Forget a key."""
    remove_ssh_key(viewer(), ssh_key_id, database=grader().database)
    flash(gettext("This key opens nothing any more."), "done")
    return redirect(url_for(".show"), 303)


def _page(error: FieldError | None = None) -> str:
    person = viewer()
    account = accounts.account_of(person, database=grader().database, now=grader().now)
    paths = [f"{cohort}/{person.handle}" for cohort in account.cohorts]
    return render_template(
        "accounts/ssh_keys.html",
        keys=own_ssh_keys(person, database=grader().database),
        addresses=[ssh_address(path) for path in paths],
        exercises=ssh_address("exercises") if person.role in STAFF_ROLES else None,
        error=error,
        typed=request.form,
    )
