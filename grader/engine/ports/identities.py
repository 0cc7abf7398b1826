"""Links to providers of identities, as they are kept; and the providers, as they are asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from grader.domain.identities.departure import Departure
from grader.domain.identities.identity import Identity, Vouched
from grader.domain.identities.provider import Provider
from grader.domain.identities.trouble import ProviderTrouble
from grader.domain.people import Person


class Identities(Protocol):
    """Which identities open which accounts, and by which providers nobody comes in."""

    def add(self, identity: Identity) -> None:
        """Store a new link."""

    def of(self, issuer: str, subject: str) -> tuple[Identity, Person] | None:
        """Return the link of whom a provider knows so, and whose account it opens."""

    def of_person(self, person_id: str) -> tuple[Identity, ...]:
        """Return a person's links, in the order in which they were made."""

    def touch(self, identity_id: str, used_at: datetime) -> None:
        """Note that an account was opened by it."""

    def remove(self, identity_id: str) -> None:
        """Forget a link."""

    def note_trouble(self, trouble: ProviderTrouble) -> None:
        """Store what is known of a provider by which sign-ins fail, in the place of what was."""

    def trouble(self, provider: str) -> ProviderTrouble | None:
        """Return what is known of one; None where the last sign-in worked."""

    def troubles(self) -> tuple[ProviderTrouble, ...]:
        """Return all of them, by name."""

    def forget_trouble(self, provider: str) -> None:
        """Note that somebody came in by a provider."""


class Providers(Protocol):
    """The providers of identities that the installation knows.

    Each question has its bounds of time and size; no token outlives the call that got it.
    """

    @property
    def known(self) -> Mapping[str, Provider]:
        """Return them by name, in the order in which they are offered."""

    @property
    def launching(self) -> Sequence[Provider]:
        """Return those from which people are launched, and for which nobody leaves here: learning platforms."""

    def address(self, provider: Provider, departure: Departure) -> str:
        """Return where a browser goes to be asked who sits before it.

        Raises:
            ProviderFailed: It is away, or says of itself what cannot be taken.
        """

    def said(self, provider: Provider, departure: Departure, code: str) -> Vouched:
        """Return what a provider vouches for of whoever came back with this code.

        Raises:
            ProviderFailed: It is away, or nothing that it answers can be trusted.
        """

    def way_out(self, provider: Provider) -> str | None:
        """Return where somebody ends their session at the provider itself, as far as it is known; nothing is asked."""
