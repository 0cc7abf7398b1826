"""A question to an address that the operator named: its answer, read whole within bounds of size and time."""

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Timer
from urllib.parse import urlsplit

from grader.adapters.public_https.posting import PATIENCE_SECONDS, PinnedHttps
from grader.domain.public_addresses import is_public

ALL_SECONDS = 6.0
MOST_BYTES = 262_144


@dataclass(frozen=True)
class BoundedAsking:
    """Asks whatever host is named, once.

    Attributes:
        trust: Whom the encryption trusts.
        all_seconds: How long connecting, asking and reading may take together.
        most_bytes: How long an answer may be.
    """

    trust: ssl.SSLContext
    all_seconds: float = ALL_SECONDS
    most_bytes: int = MOST_BYTES

    def __call__(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes | None = None, *, private: bool = False
    ) -> tuple[int, bytes] | None:
        """Return status and body of the answer; an address that it leads to is not followed.

        None where nothing answers in time, or more is answered than is read, or the name leads into a network of ours.

        Args:
            private: It may be in a network of ours, or on this machine, and there without encryption, too.
        """
        found = self.page(method, address, headers, body, private=private)
        return None if found is None else found[:2]

    def page(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes | None = None, *, private: bool = False
    ) -> tuple[int, bytes, str] | None:
        """Return the same with its header `Link`, which says where there is more; empty where there is none."""
        try:
            connection = self._connection(address, private=private)
            if connection is None:
                return None
            parts = urlsplit(address)
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            return self._answered(connection, method, target, headers, body)
        except (OSError, http.client.HTTPException, ValueError):
            return None

    def _connection(self, address: str, *, private: bool) -> "http.client.HTTPConnection | None":
        parts = urlsplit(address)
        plain, host = parts.scheme == "http", parts.hostname or ""
        if not host or parts.scheme not in ({"http", "https"} if private else {"https"}):
            return None
        port = parts.port or (http.client.HTTP_PORT if plain else http.client.HTTPS_PORT)
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        if not found or not (private or all(map(is_public, found))):
            return None
        return _PinnedHttp(host, port, found[0]) if plain else PinnedHttps(host, port, found[0], self.trust)

    def _answered(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        target: str,
        headers: Mapping[str, str],
        body: bytes | None,
    ) -> tuple[int, bytes, str] | None:
        late = Event()
        timer = Timer(self.all_seconds, _cut, [connection, late])
        timer.daemon = True
        timer.start()
        try:
            connection.request(method, target, body, {"User-Agent": "grader", "Accept": "application/json", **headers})
            answer = connection.getresponse()
            read = answer.read(self.most_bytes + 1)
            links = ", ".join(answer.headers.get_all("Link") or [])
            return None if late.is_set() or len(read) > self.most_bytes else (answer.status, read, links)
        finally:
            timer.cancel()
            connection.close()


class _PinnedHttp(http.client.HTTPConnection):
    """A connection, not encrypted, to an address that was looked up before."""

    def __init__(self, host: str, port: int, place: str) -> None:
        super().__init__(host, port, timeout=PATIENCE_SECONDS)
        self._place = place

    def connect(self) -> None:
        """Connect."""
        self.sock = socket.create_connection((self._place, self.port), PATIENCE_SECONDS)


def _cut(connection: http.client.HTTPConnection, late: Event) -> None:
    late.set()
    opened: socket.socket | None = connection.sock
    if opened is not None:
        with suppress(OSError):
            opened.shutdown(socket.SHUT_RDWR)  # what was answered half is no answer
