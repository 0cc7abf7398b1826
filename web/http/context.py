"""What a view may know of its request: the installation, who is signed in, the language to answer in."""

from typing import TYPE_CHECKING, cast

from flask import current_app, g, request, session
from werkzeug.exceptions import Unauthorized

from grader.assembly import Grader
from grader.domain.people import Person
from grader.domain.text import Language
from grader.engine.accounts.sessions import SignedIn, session_of

if TYPE_CHECKING:
    from grader.engine.accounts.tokens import Bearer

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
    """Return the language to answer in: a page asks for it some thousand times, so it is found once a request.

    A program asks for a language only where it is meant, so that its wish comes before its person's choice.
    """
    if "language" not in g:
        chosen, asked = _language_chosen(), _language_asked_for()
        g.language = (asked or chosen if for_programs() else chosen or asked) or grader().settings.language
    return cast("Language", g.language)


def _language_chosen() -> Language | None:
    """Return the person's own choice, else a visitor's."""
    if for_programs():
        asking = cast("Bearer | None", g.get("bearer"))
        return asking.person.language if asking is not None else None
    found = signed_in()
    chosen = found.person.language if found is not None else session.get(LANGUAGE)
    return Language(chosen) if chosen else None


def _language_asked_for() -> Language | None:
    """Return the first language of the browser that we have, whatever the country: `fr-CA` is French."""
    asked = (tag.lower().split("-")[0] for tag, quality in request.accept_languages if quality > 0)
    return next((Language(tag) for tag in asked if tag in set(Language)), None)
