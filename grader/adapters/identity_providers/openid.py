"""A provider of OpenID Connect, asked by the authorization code flow with PKCE."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from time import monotonic
from urllib.parse import quote, urlencode

from grader.adapters.identity_providers.claims import said_by
from grader.adapters.identity_providers.discovery import Discovered, discover
from grader.adapters.identity_providers.known_keys import KEPT_SECONDS, KnownKeys
from grader.adapters.identity_providers.line import ProviderLine
from grader.domain.errors import ProviderFailed, ProviderFault
from grader.domain.identities.departure import Departure
from grader.domain.identities.identity import Vouched
from grader.engine.ports.sources import Now

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class OpenIdClient:
    """One provider.

    Args:
        back: The address that browsers come back to.
        elapsed: For tests: by which clock, in seconds, something was remembered.
    """

    def __init__(self, line: ProviderLine, back: str, now: Now, elapsed: Callable[[], float] = monotonic) -> None:
        self._line = line
        self._provider = line.provider
        self._back = back
        self._now = now
        self._elapsed = elapsed
        self._discovered: tuple[float, Discovered] | None = None
        self._keys = KnownKeys(line, elapsed)

    def address(self, departure: Departure) -> str:
        """Return where a browser goes."""
        asked = {
            "response_type": "code",
            "client_id": self._provider.client_id,
            "redirect_uri": self._back,
            "scope": " ".join(self._provider.scopes),
            "state": departure.state,
            "nonce": departure.nonce,
            "code_challenge": challenge_of(departure.verifier),
            "code_challenge_method": "S256",
        }
        return with_query(self._own().authorization, asked)

    def said(self, departure: Departure, code: str) -> Vouched:
        """Return what the provider vouches for of whoever came back with this code."""
        own = self._own()
        headers, body = self._question(own, departure, code)
        answer = self._line.document(own.token, ProviderFault.ANSWER, headers=headers, body=body)
        id_token, access_token = answer.get("id_token"), answer.get("access_token")
        if not isinstance(id_token, str):
            raise ProviderFailed(self._provider.name, ProviderFault.ANSWER)
        claims = self._keys.checked(id_token, own.keys, departure.nonce, self._now())
        more: Mapping[str, object] = {}
        if "email" not in claims and own.userinfo is not None and isinstance(access_token, str):
            more = self._more(own.userinfo, access_token, claims["sub"])
        return said_by(self._provider, claims, more)

    def way_out(self) -> str | None:
        """Return where a session there is ended, if that is known by now."""
        found = self._discovered
        if found is None or found[1].way_out is None:
            return None
        return with_query(found[1].way_out, {"client_id": self._provider.client_id})

    def _question(self, own: Discovered, departure: Departure, code: str) -> tuple[dict[str, str], bytes]:
        """Return headers and body of what a code is exchanged by."""
        ours, secret = self._provider.client_id, self._provider.secret
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back,
            "code_verifier": departure.verifier,
        }
        if own.posts_secret:
            return FORM, urlencode(fields | {"client_id": ours, "client_secret": secret}).encode()
        pair = base64.b64encode(f"{quote(ours, safe='')}:{quote(secret, safe='')}".encode()).decode()
        return FORM | {"Authorization": f"Basic {pair}"}, urlencode(fields).encode()

    def _own(self) -> Discovered:
        found = self._discovered
        if found is None or self._elapsed() - found[0] > KEPT_SECONDS:
            found = self._elapsed(), discover(self._line)
            self._discovered = found
        return found[1]

    def _more(self, userinfo: str, access_token: str, subject: object) -> Mapping[str, object]:
        headers = {"Authorization": f"Bearer {access_token}"}
        more = self._line.document(userinfo, ProviderFault.ANSWER, headers=headers)
        if more.get("sub") != subject:  # https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse
            raise ProviderFailed(self._provider.name, ProviderFault.ANSWER)
        return more


def challenge_of(verifier: str) -> str:
    """Return what tells a provider by whom alone a code is exchanged: https://www.rfc-editor.org/rfc/rfc7636."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def with_query(address: str, fields: Mapping[str, str]) -> str:
    """Return an address with fields added to those that it has."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(fields)}"
