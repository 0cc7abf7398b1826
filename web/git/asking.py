"""What every request of Git's needs: who asks, how they are answered, and the bodies of both sides."""

import gzip
import sys
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast
from urllib.parse import quote

from flask import Response, g, request
from werkzeug.exceptions import ClientDisconnected

from grader.domain.people import Person
from grader.domain.submissions.push_options import AnswerForm, Manner
from grader.engine.accounts.ssh_keys import person_of_key
from grader.engine.accounts.tokens import person_of_token
from grader.engine.submissions.git_access import PUSH
from grader.wording.ascii_letters import in_ascii
from grader.wording.submissions.access_lines import access_line
from web.http.context import grader
from web.http.ssh import is_our_ssh_server

FETCH = "git-upload-pack"
MAX_INFLATED_BYTES = {FETCH: 10_485_760, PUSH: 134_217_728}
"""What a gzipped body may grow to: a fetch names commits, some 50 bytes each; Git itself ends a push at 100 MB."""

NEVER_CACHED = {"Cache-Control": "no-cache, max-age=0, must-revalidate", "X-Accel-Buffering": "no"}


class UploadedBody:
    """The request's body as Git reads it: a client that goes away is a broken connection, nothing more."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes.

        Raises:
            ConnectionError: The client went away.
        """
        try:
            return self._stream.read(size)
        except ClientDisconnected as error:
            raise ConnectionError from error


class InflatedBody:
    """A gzipped body as Git reads it: clients zip what they ask for in a fetch once it passes 1 kB.

    See https://git-scm.com/docs/gitprotocol-http. It is never inflated further than it is read.
    """

    def __init__(self, body: UploadedBody, most: int) -> None:
        self._inflated = gzip.GzipFile(fileobj=cast("BinaryIO", body), mode="rb")
        self._left = most

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes.

        Raises:
            OSError: The client went away, what it sends is not gzip, or it grows beyond the limit.
        """
        try:
            block = self._inflated.read(size if 0 <= size <= self._left else self._left + 1)
        except (EOFError, zlib.error) as error:
            raise gzip.BadGzipFile from error
        self._left -= len(block)
        if self._left < 0:
            raise gzip.BadGzipFile
        return block


def asking_person() -> Person | Response:
    """Return who asks, or the answer that asks for their token.

    A wrong token gets 401, so that Git forgets it; on 403 or 404 it would keep a dead one.
    """
    person = _person()
    if person is None:
        refused = refusal("token" if request.authorization else "sign_in", 401)
        realm = quote(grader().settings.school, safe=" ")
        refused.headers["WWW-Authenticate"] = f'Basic realm="{realm}", charset="UTF-8"'
        return refused
    g.git_person = person
    return person


def _person() -> Person | None:
    given = request.authorization
    if is_our_ssh_server():
        key = request.headers.get("Grader-Key", "")
        return person_of_key(key, database=grader().database, now=grader().now)
    if given is None or given.username is None or given.password is None:
        return None
    installation = grader()
    return person_of_token(given.username, given.password, database=installation.database, now=installation.now)


def usual_manner() -> Manner:
    """Return how whoever asks is answered: in their own language, else the school's, with the letters they chose.

    Git's client sends no language that could be trusted.
    """
    person = cast("Person | None", g.get("git_person"))
    language = (person.language if person else None) or grader().settings.language
    return Manner(AnswerForm.ASCII if person and person.ascii_terminal else AnswerForm.TEXT, language)


def refusal(code: str, status: int) -> Response:
    """Return an answer that Git shows and acts on."""
    usual = usual_manner()
    sentence = access_line(code, usual.language, grader().settings.public_url)
    body = in_ascii(sentence) if usual.form is AnswerForm.ASCII else sentence
    return Response(body + "\n", status, mimetype="text/plain")


def body_of(service: str) -> BinaryIO:
    """Return the body of the request."""
    request.max_content_length = sys.maxsize  # Git itself limits what it takes, and says so in its answer
    body = UploadedBody(cast("BinaryIO", request.stream))
    zipped = request.headers.get("Content-Encoding", "").lower() in {"gzip", "x-gzip"}
    return cast("BinaryIO", InflatedBody(body, MAX_INFLATED_BYTES[service]) if zipped else body)


def streamed(blocks: Iterator[bytes], service: str) -> Response:
    """Return an answer that is sent block by block."""
    return Response(blocks, mimetype=f"application/x-{service}-result", headers=NEVER_CACHED, direct_passthrough=True)
