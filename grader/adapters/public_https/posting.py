"""A request to one public address, looked up once, with no way on from there, in bounded time."""

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Timer

from grader.domain.public_addresses import is_public

HTTPS = 443
PATIENCE_SECONDS = 5.0
"""For each step."""
ALL_SECONDS = 15.0
TAKEN = range(200, 300)
"""The statuses by which a server says that it took what it was sent."""


@dataclass(frozen=True)
class PublicPosting:
    """Posts to whatever host is named.

    Attributes:
        trust: Whom the encryption trusts.
        all_seconds: How long all of it may take: a server that answers a letter at a time holds nobody up.
        loopback: For tests alone: this machine's own addresses are no reason to refuse.
    """

    trust: ssl.SSLContext
    all_seconds: float = ALL_SECONDS
    loopback: bool = False

    def post(self, host: str, port: int, target: str, body: bytes, headers: Mapping[str, str]) -> int | None:
        """Return the status of the answer, of which the rest is not read; another address it leads to is not followed.

        None where nothing answers, or the name leads into a network of ours.
        """
        try:
            place = self._place(host, port)
            if place is None:
                return None
            return self._answered(PinnedHttps(host, port, place, self.trust), target, body, headers)
        except (OSError, http.client.HTTPException, ValueError):
            return None

    def _place(self, host: str, port: int) -> str | None:
        """Return the only address that is connected to; one that is not public, among several, refuses them all."""
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        return found[0] if found and all(map(self._may_reach, found)) else None

    def _may_reach(self, place: str) -> bool:
        return is_public(place) or (self.loopback and ip_address(place.partition("%")[0]).is_loopback)

    def _answered(self, connection: "PinnedHttps", target: str, body: bytes, headers: Mapping[str, str]) -> int:
        late = Timer(self.all_seconds, _cut, [connection])
        late.daemon = True
        late.start()
        try:
            said = {"Content-Type": "application/json", "User-Agent": "grader", **headers}
            connection.request("POST", target, body, said)
            return connection.getresponse().status
        finally:
            late.cancel()
            connection.close()


class PinnedHttps(http.client.HTTPSConnection):
    """A connection to an address that was looked up and judged before; the name is what the certificate must have."""

    def __init__(self, host: str, port: int, place: str, trust: ssl.SSLContext) -> None:
        super().__init__(host, port, timeout=PATIENCE_SECONDS, context=trust)
        self._place = place
        self._trust = trust

    def connect(self) -> None:
        """Connect."""
        plain = socket.create_connection((self._place, self.port), PATIENCE_SECONDS)
        # Known before it is encrypted, so that a server that is slow at that, too, is cut off in time.
        self.sock = self._trust.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock.do_handshake()


def _cut(connection: PinnedHttps) -> None:
    opened: socket.socket | None = connection.sock
    if opened is not None:
        with suppress(OSError):
            opened.shutdown(socket.SHUT_RDWR)  # closing it would leave whoever reads from it waiting
