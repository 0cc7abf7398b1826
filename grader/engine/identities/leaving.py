"""Somebody leaves for a provider: to sign in, to link it to their account, or to take up an invitation by it."""

from dataclasses import dataclass

from grader.domain.errors import NotFound
from grader.domain.identities.departure import Departure
from grader.domain.identities.provider import Provider
from grader.engine.ports.identities import Providers
from grader.engine.ports.sources import NewSecret, Now


@dataclass(frozen=True)
class Purpose:
    """Why somebody leaves; see `Departure`."""

    target: str = "/"
    links: str | None = None
    invitation: str | None = None


@dataclass(frozen=True)
class Left:
    """What this browser must keep until it is back, and where it goes."""

    departure: Departure
    address: str
    provider: Provider


def leave(name: str, purpose: Purpose, *, providers: Providers, now: Now, new_secret: NewSecret) -> Left:
    """Return what somebody needs who leaves for the provider of that name.

    Raises:
        NotFound: `provider`.
        ProviderFailed: It is away, or says of itself what cannot be taken.
    """
    provider = known(name, providers)
    departure = Departure(
        provider.name,
        state=new_secret(),
        nonce=new_secret(),
        verifier=new_secret(),
        begun_at=now(),
        target=purpose.target,
        links=purpose.links,
        invitation=purpose.invitation,
    )
    return Left(departure, providers.address(provider, departure), provider)


@dataclass(frozen=True)
class WayOut:
    """A provider whose session somebody may still have, and where they end it."""

    provider: Provider
    address: str


def way_out(name: str, providers: Providers) -> WayOut | None:
    """Return where somebody who came by the provider of that name ends their session there, as far as it is known."""
    provider = providers.known.get(name)
    address = None if provider is None else providers.way_out(provider)
    return None if provider is None or address is None else WayOut(provider, address)


def known(name: str, providers: Providers) -> Provider:
    """Return the provider of that name.

    Raises:
        NotFound: `provider`.
    """
    provider = providers.known.get(name)
    if provider is None:
        raise NotFound("provider", name=name)
    return provider
