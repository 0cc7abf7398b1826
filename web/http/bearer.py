"""Who asks the API: the bearer of a token, never a cookie."""

from typing import cast

from flask import g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from grader.domain.accounts.credentials import Scope
from grader.domain.people import Person
from grader.engine.accounts.tokens import Bearer, bearer_of
from web.http.context import grader


class MissingScope(Exception):
    """The token is good, but not for this."""

    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self.scope = scope


def asking() -> Bearer | None:
    """Return who asks, or None without a token that opens anything; read from the database once a request."""
    if "bearer" not in g:
        given = request.authorization
        token = given.token if given is not None and given.type == "bearer" else None
        g.bearer = bearer_of(token, database=grader().database, now=grader().now) if token else None
    return cast("Bearer | None", g.bearer)


def bearer() -> Bearer:
    """Return who asks.

    Raises:
        Unauthorized: Nobody that we know; the header says what to send, as RFC 6750 wants it.
    """
    found = asking()
    if found is None:
        error = {"error": "invalid_token"} if request.authorization else {}
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer", {"realm": "grader", **error}))
    return found


def caller() -> Person:
    """Return who asks, as the engine's steps know them: with the rights of their role that the token carries."""
    return bearer().viewer


def require(scope: Scope) -> None:
    """Go on only for a token of that scope.

    Raises:
        Unauthorized: There is no token.
        MissingScope: It lacks the scope.
    """
    if scope not in bearer().scopes:
        raise MissingScope(scope)


def counted_by() -> str:
    """Return whose requests are counted together: a person's, whatever the token, else those of an address."""
    found = asking()
    return found.person.id if found is not None else str(request.remote_addr)
