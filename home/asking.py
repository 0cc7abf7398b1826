"""Asking the school's API: one request, its answer as it comes, and a sentence for whatever can come between."""

from __future__ import annotations

import json
import ssl
from contextlib import contextmanager
from http.client import HTTPException
from typing import TYPE_CHECKING, Dict, NoReturn
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from home import tokens
from home.ending import OURS, WRONG_USAGE, Ended
from home.school import server, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from http.client import HTTPResponse

API = "/api/v1"
SECONDS = 120
"""Of silence: longer than the school follows a hand-in for without a word, unless it is set otherwise."""

UNAUTHORIZED, NOT_FOUND, TOO_MANY, OUR_FAULT = 401, 404, 429, 500
Document = Dict[str, object]


class _Unled(HTTPRedirectHandler):
    """Follows nobody elsewhere: the token is for this school alone."""

    def redirect_request(self, *_: object) -> None:
        """Return that there is nothing more to ask."""


class NotThere(Exception):
    """What was asked for is not there for this learner."""


class SchoolApi:
    """Asks with a token, which is kept once it has opened something."""

    def __init__(self, token: tokens.HeldToken) -> None:
        self._token = token

    def read(self, path: str, body: Document | None = None) -> Document:
        """Return the document at an address; a `body` is sent to it.

        Raises:
            NotThere: There is nothing of the kind.
            Ended: It cannot be had.
        """
        with self._open(path, body) as answer:
            found = _document(answer.read())
        tokens.keep(self._token)
        self._token.asked = False
        return found

    def lines(self, path: str) -> Iterator[Document]:
        """Yield documents as they come, one a line.

        Raises:
            Ended: They cannot be had, or end early.
        """
        with self._open(path, None) as answer:
            for line in answer:
                yield _document(line)

    @contextmanager
    def _open(self, path: str, body: Document | None) -> Iterator[HTTPResponse]:
        headers = {"Authorization": "Bearer " + self._token.secret, "User-Agent": "grader.pyz"}
        sent = None if body is None else json.dumps(body).encode()
        if sent is not None:
            headers["Content-Type"] = "application/json"
        try:
            request = Request(server() + API + path, sent, headers)  # noqa: S310 - the school's own address
            with build_opener(_Unled).open(request, timeout=SECONDS) as answer:
                yield answer
        except HTTPError as refused:
            with refused:
                self._refused(refused.code, refused.headers, refused.read())
        except (URLError, OSError, HTTPException) as error:
            raise Ended(_unreachable(error), OURS) from error

    def _refused(self, status: int, headers: Message, body: bytes) -> NoReturn:
        """End with the school's own sentence, where it has one."""
        problem = _document(body)
        if status == UNAUTHORIZED:
            if self._token.kept:
                tokens.forget()
            over = text("This token is wrong, or it has ended. Make a new one on %(page)s, then try again.")
            raise Ended(over % {"page": tokens.page()}, WRONG_USAGE)
        if status == NOT_FOUND:
            raise NotThere
        said = " ".join(str(problem.get(part, "")).rstrip(".") + "." for part in ("title", "detail"))
        wait = headers.get("Retry-After")
        late = status == TOO_MANY or status >= OUR_FAULT
        if late and wait:
            said += " " + text("Your files are as they were: send them again in %(seconds)s s.") % {"seconds": wait}
        raise Ended(said, OURS if late else WRONG_USAGE)


def _document(body: bytes) -> Document:
    try:
        found = json.loads(body)
    except ValueError:
        found = None
    if isinstance(found, dict):
        return found
    stranger = text(
        "Something else answers at %(server)s. Perhaps this network asks you to sign in first, in a browser."
    )
    raise Ended(stranger % {"server": server()}, OURS)


def _unreachable(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        said = text(
            "This computer cannot check who %(server)s is: look at its date. On a Mac, run “Install Certificates” in "
            "the folder of Python, once."
        )
    else:
        said = text("I cannot reach %(server)s. Look whether this computer is online, then try again.")
    return said % {"server": server()}
