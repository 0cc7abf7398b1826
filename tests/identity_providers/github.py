"""A stand-in for GitHub's OAuth and API, made from what its documentation says of requests and answers.

https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
https://docs.github.com/en/rest/users
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from secrets import token_hex
from typing import cast
from urllib.parse import parse_qs, urlencode, urlsplit

from grader.domain.identities.provider import Kind, Provider
from tests.identity_providers.stand_in import CLIENT, SECRET, answer, challenge, form_of, lead, serving_by

VERSION = "2022-11-28"


@dataclass
class GitHub:
    """Who is signed in there, as its API says it."""

    port: int
    user: dict[str, object] = field(default_factory=lambda: {"id": 583231, "login": "octo-ada", "name": "Ada"})
    emails: list[dict[str, object]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)

    def provider(self) -> Provider:
        """Return what the settings say of it."""
        return Provider(
            "github",
            "GitHub",
            Kind.GITHUB,
            f"http://127.0.0.1:{self.port}",
            CLIENT,
            SECRET,
            ("read:user", "user:email"),
            private=True,
        )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        github, parts = cast("GitHub", self.server.github), urlsplit(self.path)  # type: ignore[attr-defined]
        if parts.path == "/login/oauth/authorize":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            code = token_hex(10)
            github.codes[code] = asked
            lead(self, f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")
            return
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in github.tokens or self.headers.get("X-GitHub-Api-Version") != VERSION:
            answer(self, {"message": "Bad credentials"}, 401)
            return
        told = {"/api/v3/user": github.user, "/api/v3/user/emails": github.emails}
        answer(self, told[parts.path])

    def do_POST(self) -> None:
        github = cast("GitHub", self.server.github)  # type: ignore[attr-defined]
        fields = form_of(self)
        held = github.codes.pop(fields.get("code", ""), None)
        known = (fields.get("client_id"), fields.get("client_secret")) == (CLIENT, SECRET)
        if self.headers.get("Accept") != "application/json" or not known:
            answer(self, {"error": "incorrect_client_credentials"})
        elif held is None or challenge(fields["code_verifier"]) != held["code_challenge"]:
            answer(self, {"error": "bad_verification_code"})
        else:
            token = f"gho_{token_hex(18)}"
            github.tokens.add(token)
            answer(self, {"access_token": token, "scope": "read:user,user:email", "token_type": "bearer"})

    def log_message(self, *said: object) -> None:
        """Say nothing."""


@contextmanager
def serving_github() -> Iterator[GitHub]:
    """Serve until the block ends."""
    with serving_by(_Handler) as server:
        github = GitHub(server.server_address[1])
        server.github = github  # type: ignore[attr-defined]
        yield github
