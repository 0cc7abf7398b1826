"""GitHub, which says who somebody is by its API alone, as its OAuth signs nothing.

https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
"""

from urllib.parse import urlencode

from grader.adapters.identity_providers.claims import address_in, label_of
from grader.adapters.identity_providers.line import ProviderLine
from grader.adapters.identity_providers.openid import FORM, challenge_of, with_query
from grader.domain.errors import ProviderFailed, ProviderFault
from grader.domain.identities.departure import Departure
from grader.domain.identities.identity import Vouched
from grader.domain.identities.provider import GITHUB

OWN_API = "https://api.github.com"
VERSION = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
NO_REPLY = ".noreply.github.com"
"""Addresses by which nobody gets letters: https://docs.github.com/en/account-and-profile/reference/email-addresses."""


class GitHubClient:
    """github.com, or a GitHub of one's own.

    Args:
        back: The address that browsers come back to.
    """

    def __init__(self, line: ProviderLine, back: str) -> None:
        self._line = line
        self._provider = line.provider
        self._back = back
        issuer = line.provider.issuer.rstrip("/")
        self._site = issuer
        self._api = OWN_API if issuer == GITHUB else f"{issuer}/api/v3"

    def address(self, departure: Departure) -> str:
        """Return where a browser goes."""
        asked = {
            "client_id": self._provider.client_id,
            "redirect_uri": self._back,
            "scope": " ".join(self._provider.scopes),
            "state": departure.state,
            "code_challenge": challenge_of(departure.verifier),
            "code_challenge_method": "S256",
            "prompt": "select_account",  # a class shares its computers
        }
        return with_query(f"{self._site}/login/oauth/authorize", asked)

    def said(self, departure: Departure, code: str) -> Vouched:
        """Return what GitHub says of whoever came back with this code: the number that stays, whatever the name."""
        token = self._token(departure, code)
        headers = VERSION | {"Authorization": f"Bearer {token}"}
        user = self._line.document(f"{self._api}/user", ProviderFault.ANSWER, headers=headers)
        number, login, name = user.get("id"), user.get("login"), user.get("name")
        if not isinstance(number, int) or isinstance(number, bool) or not isinstance(login, str):
            raise ProviderFailed(self._provider.name, ProviderFault.ANSWER)
        listed = self._line.asked(f"{self._api}/user/emails", ProviderFault.ANSWER, headers=headers)
        entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        named = {address_in(one.get("email")): one.get("verified") is True for one in entries}
        told = {email: known for email, known in named.items() if email is not None and not email.endswith(NO_REPLY)}
        verified = frozenset(email for email, known in told.items() if known)
        said_name = name if isinstance(name, str) else ""
        return Vouched(
            self._provider.issuer,
            str(number),
            label_of(login),
            said_name,
            verified,
            unverified=bool(told) > bool(verified),
        )

    def way_out(self) -> str:
        """Return where a session at GitHub is ended."""
        return f"{self._site}/logout"

    def _token(self, departure: Departure, code: str) -> str:
        asked = {
            "client_id": self._provider.client_id,
            "client_secret": self._provider.secret,
            "code": code,
            "redirect_uri": self._back,
            "code_verifier": departure.verifier,
        }
        address, body = f"{self._site}/login/oauth/access_token", urlencode(asked).encode()
        # What is wrong with a code GitHub says with the status 200, too.
        token = self._line.document(address, ProviderFault.ANSWER, headers=FORM, body=body).get("access_token")
        if not isinstance(token, str) or not token.isascii() or not token.isprintable():
            raise ProviderFailed(self._provider.name, ProviderFault.ANSWER)
        return token
