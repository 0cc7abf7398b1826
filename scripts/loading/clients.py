"""Clients that cost little: requests are bytes made beforehand, and one thread serves hundreds of connections."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask import Flask

from grader.assembly import Grader
from loading.seeding import secret_of
from web.app import create_app
from web.http.context import SECRET

TIMEOUT_SECONDS = 30.0


@dataclass(frozen=True)
class Answer:
    """What came back.

    Attributes:
        seconds: From the first byte sent to the last one received.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float


@dataclass
class Tally:
    """What a crowd of clients met."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    bytes: int = 0

    def add(self, answer: Answer) -> None:
        """Count an answer."""
        self.seconds.append(answer.seconds)
        self.statuses[answer.status] = self.statuses.get(answer.status, 0) + 1
        self.bytes += len(answer.body)


class Connection:
    """One client's connection, kept open as a browser does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, request: bytes) -> Answer:
        """Send a request and return its answer, over a new connection where the server has closed the old one.

        Raises:
            ConnectionError: The server does not answer.
        """
        begun = time.monotonic()
        for fresh in (False, True):
            try:
                async with asyncio.timeout(TIMEOUT_SECONDS):
                    status, headers, body = await self._once(request, fresh=fresh)
            except (ConnectionError, asyncio.IncompleteReadError):
                if fresh:
                    raise
            else:
                return Answer(status, headers, body, time.monotonic() - begun)
        raise ConnectionError

    def close(self) -> None:
        """Close it."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    async def _once(self, request: bytes, *, fresh: bool) -> tuple[int, dict[str, str], bytes]:
        if fresh or self._reader is None or self._writer is None:
            self.close()
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port, limit=2**21)
        self._writer.write(request)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
        length = 0 if first.startswith("HTTP/1.1 304") else int(headers.get("content-length", "0"))
        chunked = headers.get("transfer-encoding") == "chunked"
        body = await _chunks(self._reader) if chunked else await self._reader.readexactly(length)
        if headers.get("connection") == "close":
            self.close()
        return int(first.split()[1]), headers, body


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    """Return a body whose length nobody said beforehand: https://www.rfc-editor.org/rfc/rfc9112#section-7.1."""
    body = b""
    while size := int(await reader.readline(), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readline()
    return body


@dataclass(frozen=True)
class Identity:
    """Who a client is: a header that says so."""

    header: str

    def get(self, path: str, etag: str = "") -> bytes:
        """Return a request for a page; with the ETag of what is known already, as browsers send it."""
        known = f"If-None-Match: {etag}\r\n" if etag else ""
        return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: fr\r\n{self.header}{known}\r\n".encode()

    def post(self, path: str, body: str) -> bytes:
        """Return a request that sends JSON."""
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{self.header}"
        return f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode()


def browsers(grader: Grader) -> tuple[Flask, Callable[[str], Identity]]:
    """Return the application, and what signs somebody's browser in: the cookie that signing in would have set."""
    app = create_app(grader)
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    name = app.config["SESSION_COOKIE_NAME"]
    return app, lambda handle: Identity(
        f"Cookie: {name}={serializer.dumps({SECRET: secret_of(handle), '_permanent': True})}\r\n"
    )


def bearer(token: str) -> Identity:
    """Return a program with this token."""
    return Identity(f"Authorization: Bearer {token}\r\n")
