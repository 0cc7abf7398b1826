"""What a provider of OpenID Connect says of itself: https://openid.net/specs/openid-connect-discovery-1_0.html."""

from dataclasses import dataclass

from grader.adapters.identity_providers.line import Answer, ProviderLine
from grader.domain.errors import ProviderFailed, ProviderFault
from grader.domain.identities.provider import Provider

PATH = "/.well-known/openid-configuration"
POSTED = "client_secret_post"


@dataclass(frozen=True)
class Discovered:
    """The provider's own addresses.

    Attributes:
        userinfo: Where more of somebody is said, if anywhere.
        way_out: Where a session there is ended, if anywhere.
        posts_secret: Our secret goes into the body, as the header is not taken.
    """

    authorization: str
    token: str
    keys: str
    userinfo: str | None
    way_out: str | None
    posts_secret: bool


def discover(line: ProviderLine) -> Discovered:
    """Ask a provider for what it says of itself.

    Raises:
        ProviderFailed: `AWAY`; `DISCOVERY`: it cannot be read, or leads to other hosts; `ISSUER`: it is another's.
    """
    provider = line.provider
    said = line.document(provider.issuer.rstrip("/") + PATH, ProviderFault.DISCOVERY)
    if said.get("issuer") != provider.issuer:
        raise ProviderFailed(provider.name, ProviderFault.ISSUER)
    authorization, token, keys = (
        _own(provider, said, name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
    )
    if authorization is None or token is None or keys is None:
        raise ProviderFailed(provider.name, ProviderFault.DISCOVERY)
    userinfo, way_out = _own(provider, said, "userinfo_endpoint"), _own(provider, said, "end_session_endpoint")
    return Discovered(authorization, token, keys, userinfo, way_out, _posts_secret(said))


def _own(provider: Provider, said: Answer, name: str) -> str | None:
    address = said.get(name)
    return address if isinstance(address, str) and provider.may_answer(address) else None


def _posts_secret(said: Answer) -> bool:
    taken = said.get("token_endpoint_auth_methods_supported")
    return isinstance(taken, list) and POSTED in taken and "client_secret_basic" not in taken
