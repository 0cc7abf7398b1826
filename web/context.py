"""What a view may know of its request: the installation, who is signed in, the language to answer in."""

from typing import TYPE_CHECKING, cast

from flask import current_app, g, request, session
from werkzeug.exceptions import Unauthorized

from grader.assembly import Grader
from grader.domain.people import Person
from grader.domain.text import Language
from grader.engine.sessions import SignedIn, session_of

if TYPE_CHECKING:
    from grader.engine.tokens import Bearer

API = "/api/"
LANGUAGE = "language"
SECRET = "secret"  # noqa: S105 - the name of the entry of the session, not its value


def grader() -> Grader:
    """Return the installation that this application serves."""
    return cast("Grader", current_app.extensions["grader"])


def signed_in() -> SignedIn | None:
    """Return whose browser this is, or None; read from the database once a request."""
    if "signed_in" not in g:
        secret = session.get(SECRET)
        g.signed_in = session_of(secret, database=grader().database, now=grader().now) if secret else None
    return cast("SignedIn | None", g.signed_in)


def viewer_session() -> SignedIn:
    """Return who is signed in, and by which session.

    Raises:
        Unauthorized: Nobody is; the error page leads to the sign-in form and back.
    """
    found = signed_in()
    if found is None:
        raise Unauthorized
    return found


def viewer() -> Person:
    """Return who is signed in; see `viewer_session`."""
    return viewer_session().person


def for_programs() -> bool:
    """Tell whether this request is one of the API, which knows no cookies and answers with JSON alone."""
    return request.path.startswith(API)


def language() -> Language:
    """Return the person's own choice, else a visitor's, else what the browser asks for, else the school's language.

    A program asks for a language only where it is meant, so that its wish comes before its person's choice.
    """
    if for_programs():
        asking = cast("Bearer | None", g.get("bearer"))
        own = asking.person.language if asking is not None else None
        return _language_asked_for() or own or grader().settings.language
    found = signed_in()
    chosen = found.person.language if found is not None else session.get(LANGUAGE)
    return Language(chosen) if chosen else _language_asked_for() or grader().settings.language


def _language_asked_for() -> Language | None:
    """Return the first language of the browser that we have, whatever the country: `fr-CA` is French."""
    asked = (tag.lower().split("-")[0] for tag, quality in request.accept_languages if quality > 0)
    return next((Language(tag) for tag in asked if tag in set(Language)), None)
