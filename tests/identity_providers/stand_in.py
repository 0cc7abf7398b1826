"""A provider of OpenID Connect on loopback, over real HTTP, that can be told to do anything wrong."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from threading import Thread
from typing import cast
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey

from grader.domain.identities.provider import Kind, Newcomers, Provider

CLIENT, SECRET = "grader", "s3cret & more"
Claims = dict[str, object]
Respond = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class StandIn:
    """What it says, and what it was asked.

    Attributes:
        claims: Of whoever is asked.
        more: What it says beside the ID token.
        wrong: Claims that replace right ones; None takes one away.
        discovery: What replaces what it says of itself.
        responds: By path, what answers in its place.
        publishes: The keys that it shows; what it signs with is the last, unless `signs_with` is another.
    """

    port: int
    now: Callable[[], datetime]
    claims: Claims = field(default_factory=dict)
    more: Claims = field(default_factory=dict)
    wrong: Claims = field(default_factory=dict)
    discovery: Claims = field(default_factory=dict)
    responds: dict[str, Respond] = field(default_factory=dict)
    publishes: list[ECKey] = field(default_factory=lambda: [new_key()])
    signs_with: ECKey | None = None
    asked: Counter[str] = field(default_factory=Counter)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def provider(self, **more: object) -> Provider:
        """Return what the settings say of it."""
        said: dict[str, object] = {
            "name": "ecole",
            "title": "École SSO",
            "kind": Kind.OPENID,
            "issuer": self.issuer,
            "client_id": CLIENT,
            "secret": SECRET,
            "scopes": ("openid", "profile", "email"),
            "newcomers": Newcomers.NOBODY,
            "private": True,
        }
        return Provider(**(said | more))  # type: ignore[arg-type]

    def visit(self, address: str) -> str:
        """Go where a browser is sent, agree, and return the address that it is sent back to."""
        return visit(address)

    def id_token(self, nonce: str) -> str:
        at = int(self.now().timestamp())
        right: Claims = {"iss": self.issuer, "aud": CLIENT, "iat": at, "exp": at + 300, "nonce": nonce}
        claims = right | self.claims | self.wrong
        said = {name: value for name, value in claims.items() if value is not None}
        key = self.signs_with or self.publishes[-1]
        return jwt.encode({"alg": "ES256", "kid": key.kid}, said, key)


def new_key() -> ECKey:
    key = ECKey.generate_key("P-256")
    key.ensure_kid()
    return key


def visit(address: str) -> str:
    """Ask an address once, and return where it leads."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status in {302, 303}, answer.status
    return answer.headers["Location"]


def answer(request: BaseHTTPRequestHandler, document: object, status: int = 200) -> None:
    """Answer with a document in JSON, or with bytes as they are."""
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    request.send_response(status)
    request.send_header("Content-Type", "application/json")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def lead(request: BaseHTTPRequestHandler, address: str) -> None:
    """Lead elsewhere."""
    request.send_response(302)
    request.send_header("Location", address)
    request.send_header("Content-Length", "0")
    request.end_headers()


def form_of(request: BaseHTTPRequestHandler) -> dict[str, str]:
    """Return the fields of a form that was posted."""
    body = request.rfile.read(int(request.headers["Content-Length"]))
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


def challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        stand_in, parts = cast("StandIn", self.server.stand_in), urlsplit(self.path)  # type: ignore[attr-defined]
        stand_in.asked[parts.path] += 1
        if parts.path in stand_in.responds:
            stand_in.responds[parts.path](self)
            return
        match parts.path:
            case "/.well-known/openid-configuration":
                answer(self, _discovery(stand_in.issuer) | stand_in.discovery)
            case "/authorize":
                lead(self, _agreed(stand_in, parse_qs(parts.query)))
            case "/jwks":
                answer(self, {"keys": [key.as_dict(private=False) for key in stand_in.publishes]})
            case "/userinfo":
                answer(self, {"sub": stand_in.claims.get("sub")} | stand_in.more)
            case _:
                answer(self, {}, 404)

    def do_POST(self) -> None:
        stand_in = cast("StandIn", self.server.stand_in)  # type: ignore[attr-defined]
        stand_in.asked[self.path] += 1
        fields = form_of(self)
        if self.path in stand_in.responds:
            stand_in.responds[self.path](self)
            return
        held = stand_in.codes.pop(fields.get("code", ""), None)
        authorized = self.headers.get("Authorization", "").removeprefix("Basic ")
        client, _, secret = base64.b64decode(authorized).decode().partition(":")
        known = (unquote(client), unquote(secret)) == (CLIENT, SECRET)
        if held is None or not known or challenge(fields["code_verifier"]) != held["code_challenge"]:
            answer(self, {"error": "invalid_grant"}, 400)
            return
        token = stand_in.id_token(held["nonce"])
        answer(self, {"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": token})

    def log_message(self, *said: object) -> None:
        """Say nothing."""


def _discovery(issuer: str) -> Claims:
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "jwks_uri": f"{issuer}/jwks",
        "userinfo_endpoint": f"{issuer}/userinfo",
        "end_session_endpoint": f"{issuer}/out",
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
    }


def _agreed(stand_in: StandIn, asked: Mapping[str, list[str]]) -> str:
    code = token_urlsafe(8)
    stand_in.codes[code] = {name: values[0] for name, values in asked.items()}
    return f"{asked['redirect_uri'][0]}?{urlencode({'code': code, 'state': asked['state'][0]})}"


@contextmanager
def serving(now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Iterator[StandIn]:
    """Serve until the block ends."""
    with serving_by(_Handler) as server:
        stand_in = StandIn(server.server_address[1], now)
        server.stand_in = stand_in  # type: ignore[attr-defined]
        yield stand_in


@contextmanager
def serving_by(handler: type[BaseHTTPRequestHandler]) -> Iterator[ThreadingHTTPServer]:
    """Serve by a handler on a free port of loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def hang_up(request: BaseHTTPRequestHandler) -> None:
    """Answer nothing, and end the connection at once."""
    request.close_connection = True
