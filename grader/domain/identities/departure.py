"""Somebody on their way to a provider and back: what must come back with them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LIFE = timedelta(minutes=10)
"""How long somebody may take at the provider."""


@dataclass(frozen=True)
class Departure:
    """What was sent along, and why.

    Attributes:
        state: Comes back in the address: whoever has another did not leave from this browser.
        nonce: Comes back in what the provider signs.
        verifier: What only we can tell the provider: https://www.rfc-editor.org/rfc/rfc7636.
        target: The path that was asked for.
        links: The id of the account to be linked, of somebody who is signed in.
        invitation: The secret of the invitation that is taken up.
    """

    provider: str
    state: str
    nonce: str
    verifier: str
    begun_at: datetime
    target: str = "/"
    links: str | None = None
    invitation: str | None = None

    def is_over(self, now: datetime) -> bool:
        """Tell whether it took too long."""
        return not self.begun_at <= now < self.begun_at + LIFE


@dataclass(frozen=True)
class Arrival:
    """What a provider sends back in the address."""

    state: str
    code: str = ""
    error: str = ""
    issuer: str = ""
