"""Hands a message to an incoming webhook: one public address, looked up once, no way on from there, in bounded time."""

import http.client
import json
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from threading import Timer
from urllib.parse import urlsplit

from grader.domain.errors import MessageNotTaken

PATIENCE_SECONDS = 5.0
"""For each step."""
ALL_SECONDS = 15.0
HTTPS = 443
DISCORD = frozenset({"discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com"})
TAKEN = range(200, 300)
NAT64 = ip_network("64:ff9b::/96")
"""An address of a private network may be behind it: https://www.rfc-editor.org/rfc/rfc6052."""


@dataclass(frozen=True)
class WebhookLine:
    """`grader.engine.ports.chat.ChatLine` over HTTPS.

    Attributes:
        trust: Whom the encryption trusts.
        all_seconds: How long all of it may take: a server that answers a letter at a time holds nobody up.
        loopback: For tests alone: this machine's own addresses are no reason to refuse.
    """

    trust: ssl.SSLContext
    all_seconds: float = ALL_SECONDS
    loopback: bool = False

    def send(self, address: str, text: str) -> None:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or HTTPS
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        try:
            connection = _Pinned(host, port, self._place(host, port), self.trust)
            status = _answered(connection, target or "/", _body(host, text), self.all_seconds)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise MessageNotTaken from error
        if status not in TAKEN:  # another address that it leads to is not followed
            raise MessageNotTaken

    def _place(self, host: str, port: int) -> str:
        """Return the only address that is connected to; one that is not public, among several, refuses them all.

        Raises:
            MessageNotTaken: It leads into a network of ours.
        """
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        if not all(self._may_reach(place) for place in found):
            raise MessageNotTaken
        return found[0]

    def _may_reach(self, place: str) -> bool:
        address = ip_address(place.partition("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
        reached = mapped or address
        if address.version == NAT64.version and address in NAT64:
            return False
        return (reached.is_global and not reached.is_multicast) or (self.loopback and reached.is_loopback)


class _Pinned(http.client.HTTPSConnection):
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


def _answered(connection: _Pinned, target: str, body: bytes, all_seconds: float) -> int:
    """Return the status of the answer; the rest of it is not read."""
    late = Timer(all_seconds, _cut, [connection])
    late.daemon = True
    late.start()
    try:
        connection.request("POST", target, body, {"Content-Type": "application/json", "User-Agent": "grader"})
        return connection.getresponse().status
    finally:
        late.cancel()
        connection.close()


def _cut(connection: _Pinned) -> None:
    opened: socket.socket | None = connection.sock
    if opened is not None:
        with suppress(OSError):
            opened.shutdown(socket.SHUT_RDWR)  # closing it would leave whoever reads from it waiting


def _body(host: str, text: str) -> bytes:
    """Return what Discord reads, or else what Mattermost and Slack do; nobody is called by name in any."""
    said = text.replace("@", "@\N{ZERO WIDTH SPACE}")
    if host in DISCORD:
        return json.dumps({"content": said, "allowed_mentions": {"parse": []}}).encode()
    return json.dumps({"text": said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}).encode()
