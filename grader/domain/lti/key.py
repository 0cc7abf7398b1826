"""The keys by which we prove to learning platforms who asks: RSA, as they take no others."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SHOWN_AFTER = timedelta(days=2)
"""For how long a key is still published that signs no more: what it signed last may be on its way."""


@dataclass(frozen=True)
class ToolKey:
    """The public half of a key, as it is published: https://www.rfc-editor.org/rfc/rfc7517.

    Attributes:
        id: Its thumbprint: https://www.rfc-editor.org/rfc/rfc7638.
        modulus: Its parameter `n`.
        exponent: Its parameter `e`.
        retired_at: It signs nothing from then on; None while it signs.
    """

    id: str
    modulus: str
    exponent: str
    made_at: datetime
    retired_at: datetime | None = None

    def is_shown(self, at: datetime) -> bool:
        """Tell whether platforms should still know it."""
        return self.retired_at is None or at < self.retired_at + SHOWN_AFTER

    @property
    def published(self) -> dict[str, str]:
        """Return it as platforms read it."""
        return {"kty": "RSA", "alg": "RS256", "use": "sig", "kid": self.id, "n": self.modulus, "e": self.exponent}
