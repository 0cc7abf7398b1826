"""A form that was refused: why, and what was typed, which its page shows again, so that nobody types it twice."""

from urllib.parse import urlsplit

from flask import Flask, flash, request
from werkzeug.datastructures import MultiDict

from grader.domain.errors import Refused
from grader.wording.accounts.refused_forms import form_sentence
from web.http.context import language

BAD_REQUEST = 400


def init_app(app: Flask) -> None:
    """Let templates show what was typed."""
    app.jinja_env.globals["typed_in"] = typed_in


def say_refused(refused: Refused) -> None:
    """Say why a form was refused, above the page that comes next.

    Raises:
        Refused: The same, where its code has no sentence for a form: the error page will answer.
    """
    sentence = form_sentence(refused, language())
    if sentence is None:
        raise refused
    flash(sentence, "invalid")


def typed_in(action: str) -> "MultiDict[str, str]":
    """Return what was typed into the form with this address, where the page answers to that form; else nothing.

    What is taken is answered with a redirect, so a page that answers to a form was made because it was refused.
    """
    ours = request.method == "POST" and request.script_root + request.path == urlsplit(action).path
    return request.form if ours else MultiDict()
