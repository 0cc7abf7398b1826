"""Where the changes of a cohort are told in a chat: said, tried and ended by its leads."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotFound, NotValid
from grader.domain.text import Language
from grader.engine.chat import keeping
from grader.wording.chat import message_fault, trial_message
from web.http.context import grader, language, viewer
from web.http.form_fields import FieldError, field_error

blueprint = Blueprint("chat", __name__, url_prefix="/cohorts/<cohort>/chat")

FIELDS = {"chat_address": "address"}


@blueprint.get("")
def show(cohort: str) -> str:
    """Say where the changes of a cohort are told."""
    return _drawn(keeping.chat_page(viewer(), cohort, database=grader().database))


@blueprint.post("")
def choose(cohort: str) -> ResponseReturnValue:
    """Tell them at an address from now on."""
    ours, form = grader(), request.form
    chosen = form.get("language", language(), type=Language)
    try:
        keeping.choose_chat(
            viewer(),
            cohort,
            form.get("address", ""),
            chosen,
            names=form.get("names") == "yes",
            database=ours.database,
            now=ours.now,
        )
    except NotValid as refused:
        page = keeping.chat_page(viewer(), cohort, database=ours.database)
        return _drawn(page, error=field_error(refused, FIELDS)), 400
    flash(gettext("The chat is told from now on. Send a test message to see it arrive."), "done")
    return redirect(url_for(".show", cohort=cohort), 303)


@blueprint.post("/test")
def test(cohort: str) -> ResponseReturnValue:
    """Send a message that says only that it arrived."""
    ours = grader()
    try:
        keeping.try_chat(viewer(), cohort, trial_message, database=ours.database, now=ours.now, new_id=ours.new_id)
    except NotFound as refused:
        if refused.code != "chat":
            raise
        flash(gettext("Say the address first."), "invalid")
    else:
        flash(gettext("A test message is on its way."), "done")
    return redirect(url_for(".show", cohort=cohort), 303)


@blueprint.post("/end")
def end(cohort: str) -> ResponseReturnValue:
    """Tell nothing any more, and forget the address."""
    keeping.end_chat(viewer(), cohort, database=grader().database)
    flash(gettext("The chat is told nothing any more, and its address is forgotten."), "done")
    return redirect(url_for(".show", cohort=cohort), 303)


def _drawn(page: keeping.ChatPage, error: FieldError | None = None) -> str:
    fault = message_fault(page.newest, language())
    return render_template("chat/chat.html", page=page, fault=fault, languages=tuple(Language), error=error)
