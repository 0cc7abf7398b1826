"""A learning platform on loopback, made from what 1EdTech's documents say, that can be told to do anything wrong.

https://www.imsglobal.org/spec/lti/v1p3
https://www.imsglobal.org/spec/lti-ags/v2p0
https://www.imsglobal.org/spec/lti-nrps/v2p0
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler
from secrets import token_hex
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from grader.domain.identities.provider import Kind, Newcomers, Provider
from grader.domain.lti.platform import LearningPlatform
from tests.identity_providers.stand_in import Claims, Respond, answer, form_of, serving_by

CLIENT, DEPLOYMENT = "kL3Jf8", "1"
CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#"
SCORES = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"


@cache
def usual_key() -> RSAKey:
    """Return what a stand-in signs with until it has another key; to make one takes longer than a launch."""
    return RSAKey.generate_key(2_048, {"kid": token_hex(4)})


@dataclass
class Moodle:
    """What it says, and what it was asked.

    Attributes:
        claims: Of whoever is launched, beside what each launch says.
        wrong: Claims that replace right ones; None takes one away.
        members: Of its one course, in pages.
        responds: By path, what answers in its place.
        tool_keys: Our keys, as it fetches them.
        grades: What it was given: by line item and person the newest.
        refuses: The status that it answers grades with, if it takes none.
    """

    port: int
    now: Callable[[], datetime]
    claims: Claims = field(default_factory=dict)
    wrong: Claims = field(default_factory=dict)
    members: list[list[Claims]] = field(default_factory=list)
    responds: dict[str, Respond] = field(default_factory=dict)
    tool_keys: Callable[[], dict[str, Any]] = dict
    grades: dict[tuple[str, str], Claims] = field(default_factory=dict)
    refuses: int | None = None
    key: RSAKey = field(default_factory=usual_key)
    publishes: list[RSAKey] | None = None
    asked: Counter[str] = field(default_factory=Counter)
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def line_item(self) -> str:
        return f"{self.issuer}/lineitem?type_id=7"

    def platform(self, **more: object) -> LearningPlatform:
        """Return what the settings say of it."""
        said: dict[str, object] = {"newcomers": Newcomers.NOBODY, "role_claim": None, "roles": ()}
        vouches = bool(more.pop("vouches", True))
        provider = Provider(
            name="moodle",
            title="Moodle",
            kind=Kind.LTI,
            issuer=self.issuer,
            client_id=CLIENT,  # type: ignore[arg-type]
            secret="",
            scopes=("openid",),
            private=True,
            **(said | more),  # type: ignore[arg-type]
        )
        at = self.issuer
        deployments = frozenset({DEPLOYMENT})
        return LearningPlatform(
            provider, deployments, f"{at}/auth", f"{at}/token", f"{at}/jwks", f"{at}/token", vouches
        )

    def begins(self, **more: str) -> dict[str, str]:
        """Return what it begins a launch with."""
        said = {"iss": self.issuer, "login_hint": "17", "client_id": CLIENT, "lti_message_hint": "link-3"}
        return said | {"target_link_uri": "http://localhost:8000/"} | more

    def id_token(self, nonce: str, **more: object) -> str:
        """Return what it signs of a launch."""
        at = int(self.now().timestamp())
        right: Claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": at,
            "exp": at + 300,
            "nonce": nonce,
            f"{CLAIM}message_type": "LtiResourceLinkRequest",
            f"{CLAIM}version": "1.3.0",
            f"{CLAIM}deployment_id": DEPLOYMENT,
            f"{CLAIM}resource_link": {"id": "link-3"},
            f"{CLAIM}context": {"id": "42", "title": "Développement web", "type": ["CourseSection"]},
            f"{CLAIM}roles": [f"{ROLE}Learner"],
        }
        claims = right | self.claims | more | self.wrong
        said = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, said, self.key)

    def with_grades(self) -> Claims:
        """Return the claim of a link whose grades it wants."""
        scopes = [SCORES, "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem"]
        said = {"scope": scopes, "lineitem": self.line_item, "lineitems": f"{self.issuer}/lineitems"}
        return {"https://purl.imsglobal.org/spec/lti-ags/claim/endpoint": said}

    def with_members(self) -> Claims:
        """Return the claim of a course whose people may be listed."""
        said = {"context_memberships_url": f"{self.issuer}/members", "service_versions": ["2.0"]}
        return {"https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice": said}


def member(number: str, name: str, email: str = "", *, role: str = "Learner", **more: str) -> Claims:
    """Return somebody as the service lists them."""
    said = {"user_id": number, "name": name, "roles": [f"{ROLE}{role}"], "status": "Active"}
    return said | ({"email": email} if email else {}) | more


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        moodle, parts = self._moodle(), urlsplit(self.path)
        moodle.asked[parts.path] += 1
        if parts.path in moodle.responds:
            moodle.responds[parts.path](self)
        elif parts.path == "/jwks":
            keys = moodle.publishes or [moodle.key]
            answer(self, {"keys": [key.as_dict(private=False) for key in keys]})
        elif parts.path == "/members" and self._bears(MEMBERS):
            self._page(int(parse_qs(parts.query).get("page", ["0"])[0]))
        else:
            answer(self, {}, 401)

    def do_POST(self) -> None:
        moodle, parts = self._moodle(), urlsplit(self.path)
        moodle.asked[parts.path] += 1
        if parts.path in moodle.responds:
            moodle.responds[parts.path](self)
        elif parts.path == "/token":
            self._give_token(form_of(self))
        elif parts.path == "/lineitem/scores" and self._bears(SCORES):
            self._take_grade(parts.query)
        else:
            answer(self, {}, 401)

    def log_message(self, *said: object) -> None:
        """Say nothing."""

    def _moodle(self) -> Moodle:
        return cast("Moodle", self.server.moodle)  # type: ignore[attr-defined]

    def _bears(self, scope: str) -> bool:
        return self._moodle().tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer ")) == scope

    def _page(self, number: int) -> None:
        moodle = self._moodle()
        body = json.dumps({"id": moodle.issuer, "members": moodle.members[number]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        if number + 1 < len(moodle.members):
            self.send_header("Link", f'<{moodle.issuer}/members?page={number + 1}>; rel="next"')
        self.end_headers()
        self.wfile.write(body)

    def _give_token(self, fields: dict[str, str]) -> None:
        moodle, at = self._moodle(), int(self._moodle().now().timestamp())
        try:
            keys = KeySet.import_key_set(moodle.tool_keys())  # type: ignore[arg-type]
            claims = jwt.decode(fields["client_assertion"], keys, algorithms=["RS256"]).claims
            good = claims["iss"] == claims["sub"] == CLIENT and claims["aud"] == f"{moodle.issuer}/token"
            good = good and claims["iat"] <= at < claims["exp"] and bool(claims["jti"])
        except Exception:  # noqa: BLE001 - whatever it is, it is no assertion
            good = False
        if not good or fields["grant_type"] != "client_credentials":
            answer(self, {"error": "invalid_client"}, 400)
            return
        token = token_hex(12)
        moodle.tokens[token] = fields["scope"]
        answer(self, {"access_token": token, "token_type": "Bearer", "expires_in": 3_600, "scope": fields["scope"]})

    def _take_grade(self, query: str) -> None:
        moodle = self._moodle()
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if moodle.refuses is not None:
            answer(self, {}, moodle.refuses)
            return
        assert self.headers["Content-Type"] == "application/vnd.ims.lis.v1.score+json"
        moodle.grades[f"/lineitem?{query}", said["userId"]] = said
        answer(self, {})


@contextmanager
def serving_moodle(now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Iterator[Moodle]:
    """Serve until the block ends."""
    with serving_by(_Handler) as server:
        moodle = Moodle(server.server_address[1], now)
        server.moodle = moodle  # type: ignore[attr-defined]
        yield moodle
