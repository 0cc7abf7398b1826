"""A learning platform (Moodle, Canvas, …) as the operator names it: who signs its launches, and where it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.domain.identities.provider import Provider


@dataclass(frozen=True)
class LearningPlatform:
    """What launches us by LTI 1.3: https://www.imsglobal.org/spec/lti/v1p3.

    Attributes:
        provider: It as a provider of identities: its name in addresses, its title, issuer, our client id, roles.
        deployments: The ids under which it was set up there; a launch of another one is refused.
        authorization: Where a browser is sent to be signed in.
        token: Where we get access tokens.
        keys: Where it publishes its keys.
        audience: Whom our assertions are for; most take the address of `token`.
        vouches: E-mail addresses that it says are verified there, so that they open accounts here.
    """

    provider: Provider
    deployments: frozenset[str]
    authorization: str
    token: str
    keys: str
    audience: str
    vouches: bool = False

    @property
    def name(self) -> str:
        """Return its name in the settings and in addresses."""
        return self.provider.name

    @property
    def title(self) -> str:
        """Return what people read."""
        return self.provider.title


Platforms = Mapping[str, LearningPlatform]
"""By name."""


def platform_of(platforms: Platforms, issuer: str, client_id: str) -> LearningPlatform | None:
    """Return the platform that begins a launch; one that names no client id must be the only one of its issuer."""
    named = [one for one in platforms.values() if one.provider.issuer == issuer]
    found = [one for one in named if client_id in {"", one.provider.client_id}]
    return found[0] if len(found) == 1 else None
