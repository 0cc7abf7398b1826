"""The providers of identities that the settings name; what speaks with one is imported only where there is one."""

# ruff: noqa: PLC0415 - see above

from collections.abc import Mapping, Sequence
from typing import Protocol

from grader.adapters.identity_providers.line import AskAddress, ProviderLine
from grader.domain.identities.departure import Departure
from grader.domain.identities.identity import Vouched
from grader.domain.identities.provider import Kind, Provider
from grader.domain.lti.platform import LearningPlatform
from grader.engine.ports.sources import Now


class Client(Protocol):
    """What speaks with one provider."""

    def address(self, departure: Departure) -> str:
        """Return where a browser goes."""

    def said(self, departure: Departure, code: str) -> Vouched:
        """Return what is vouched for of whoever came back with this code."""

    def way_out(self) -> str | None:
        """Return where a session there is ended."""


class NamedProviders:
    """`grader.engine.ports.identities.Providers` of the settings.

    Args:
        platforms: Those from which people are launched.
        public_url: Ours, to which browsers come back.
    """

    def __init__(
        self,
        providers: Sequence[Provider],
        platforms: Sequence[LearningPlatform],
        public_url: str,
        ask: AskAddress,
        now: Now,
    ) -> None:
        self._known = {one.name: one for one in providers}
        self._launching = tuple(one.provider for one in platforms)
        self._clients = {one.name: _client(one, _back(one, public_url), ask, now) for one in providers}

    @property
    def known(self) -> Mapping[str, Provider]:
        return self._known

    @property
    def launching(self) -> Sequence[Provider]:
        return self._launching

    def address(self, provider: Provider, departure: Departure) -> str:
        return self._clients[provider.name].address(departure)

    def said(self, provider: Provider, departure: Departure, code: str) -> Vouched:
        return self._clients[provider.name].said(departure, code)

    def way_out(self, provider: Provider) -> str | None:
        return self._clients[provider.name].way_out()


def _back(provider: Provider, public_url: str) -> str:
    return f"{public_url.rstrip('/')}/sign-in/from/{provider.name}"


def _client(provider: Provider, back: str, ask: AskAddress, now: Now) -> Client:
    from grader.adapters.identity_providers.github import GitHubClient
    from grader.adapters.identity_providers.openid import OpenIdClient

    line = ProviderLine(provider, ask)
    return GitHubClient(line, back) if provider.kind is Kind.GITHUB else OpenIdClient(line, back, now)
