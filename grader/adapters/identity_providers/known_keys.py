"""The keys by which one provider signs, as they were last seen; looked for again where none of them fits."""

from collections.abc import Callable, Mapping
from datetime import datetime
from threading import Lock
from time import monotonic

from joserfc.jwk import KeySet

from grader.adapters.identity_providers.id_tokens import UnknownKey, checked_claims, key_set
from grader.adapters.identity_providers.line import ProviderLine
from grader.domain.errors import ProviderFailed, ProviderFault

KEPT_SECONDS = 3_600.0
"""How long is remembered what a provider says of itself, and by which keys it signs."""

KEYS_PAUSE_SECONDS = 60.0
"""How long unknown keys are not looked for again, so that nobody makes us ask by tokens of their own."""


class KnownKeys:
    """Checks what a provider signed.

    Args:
        elapsed: For tests: by which clock, in seconds, keys were looked for.
    """

    def __init__(self, line: ProviderLine, elapsed: Callable[[], float] = monotonic) -> None:
        self._line = line
        self._elapsed = elapsed
        self._lock = Lock()
        self._seen: tuple[float, KeySet] | None = None

    def checked(self, token: str, address: str, nonce: str, at: datetime) -> Mapping[str, object]:
        """Return what an ID token says; where none of the known keys signed it, those that there are now may have.

        Args:
            address: Where the provider publishes its keys.

        Raises:
            ProviderFailed: What is wrong with it, see `checked_claims`; `KEY`: none of its keys signed it.
        """
        provider = self._line.provider
        try:
            return checked_claims(token, self._at(address, KEPT_SECONDS), provider, nonce, at)
        except UnknownKey:
            pass
        try:
            return checked_claims(token, self._at(address, KEYS_PAUSE_SECONDS), provider, nonce, at)
        except UnknownKey as error:
            raise ProviderFailed(provider.name, ProviderFault.KEY) from error

    def _at(self, address: str, most_seconds: float) -> KeySet:
        """Return keys that were looked for at most so long ago; one thread looks, and others wait for what it finds."""
        with self._lock:
            found = self._seen
            if found is None or self._elapsed() - found[0] > most_seconds:
                said = self._line.document(address, ProviderFault.KEY)
                found = self._elapsed(), key_set(said, self._line.provider)
                self._seen = found
            return found[1]
