"""The reader's language: pages in French and English through gettext, from the catalogues of `grader.wording`."""

from flask import Blueprint, Flask, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import Babel
from werkzeug.exceptions import BadRequest

from grader.domain.text import Language
from grader.engine.accounts.accounts import choose_language
from grader.settings import Settings
from grader.wording.catalogue import DOMAIN, LOCALE
from web.http.context import LANGUAGE, grader, language, signed_in
from web.http.session_cookie import safe_path

BROWSER = "browser"
"""What the form sends for "follow my browser"."""

blueprint = Blueprint("language", __name__)


def init_app(app: Flask, settings: Settings) -> None:
    """Let pages and forms speak the reader's language, and show dates in the school's time zone."""
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    Babel(
        app,
        default_locale=settings.language.value,
        default_domain=DOMAIN,
        default_translation_directories=str(LOCALE),
        default_timezone=settings.time_zone,
        locale_selector=lambda: language().value,
    )


@blueprint.post("/language")
def choose() -> ResponseReturnValue:
    """Keep the choice with the person, or with the browser of a visitor, and go back to the page."""
    chosen, found = _chosen(request.form["language"]), signed_in()
    if found is not None:
        choose_language(found.person, chosen, database=grader().database)
    session[LANGUAGE] = chosen
    return redirect(safe_path(request.form.get("next")), 303)


def _chosen(value: str) -> Language | None:
    try:
        return None if value == BROWSER else Language(value)
    except ValueError as error:
        raise BadRequest from error
