"""The line to one provider: few ask at once, and nobody again just after it was away."""

import json
from collections.abc import Callable, Mapping
from threading import BoundedSemaphore
from time import monotonic
from typing import Protocol

import structlog

from grader.domain.errors import ProviderFailed, ProviderFault
from grader.domain.identities.provider import Provider

log = structlog.get_logger()

AT_ONCE, WAIT_SECONDS = 8, 2.0
"""So that a slow provider holds few of a web process's threads; a whole class that comes at once waits this long."""

PAUSE_SECONDS = 10.0
"""For how long after it was away a provider is not asked again."""

OK = 200
Answer = Mapping[str, object]


class AskAddress(Protocol):
    """What asks an address, in bounds; see `grader.adapters.public_https.asking`."""

    def __call__(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes | None = None, *, private: bool = False
    ) -> tuple[int, bytes] | None:
        """Return status and body, or None where there is no answer."""

    def page(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes | None = None, *, private: bool = False
    ) -> tuple[int, bytes, str] | None:
        """Return the same with its header `Link`."""


class ProviderLine:
    """Asks one provider for documents in JSON.

    Args:
        elapsed: For tests: by which clock, in seconds, it was away a moment ago.
    """

    def __init__(self, provider: Provider, ask: AskAddress, elapsed: Callable[[], float] = monotonic) -> None:
        self.provider = provider
        self._ask = ask
        self._elapsed = elapsed
        self._free = BoundedSemaphore(AT_ONCE)
        self._away_until = -PAUSE_SECONDS

    def asked(
        self, address: str, fault: ProviderFault, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> object:
        """Return what an address of the provider answers, read as JSON; with a body it is posted.

        Args:
            fault: What is wrong where the answer is another status than 200, or no JSON.

        Raises:
            ProviderFailed: `AWAY`, or this fault.
        """
        return self._read(self._answer("GET" if body is None else "POST", address, headers or {}, body), fault)

    def document(
        self, address: str, fault: ProviderFault, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Return the same of what answers with an object; see `asked`."""
        found = self.asked(address, fault, headers=headers, body=body)
        if not isinstance(found, dict):
            raise ProviderFailed(self.provider.name, fault)
        return found

    def page(self, address: str, fault: ProviderFault, headers: Mapping[str, str]) -> tuple[object, str]:
        """Return what an address answers, read as JSON, and its header `Link`; see `asked`."""
        answer = self._answer("GET", address, headers, None)
        return self._read(answer, fault), answer[2]

    def status(self, address: str, headers: Mapping[str, str], body: bytes) -> int:
        """Return the status that an address answers what is posted to it with.

        Raises:
            ProviderFailed: `AWAY`.
        """
        return self._answer("POST", address, headers, body)[0]

    def _read(self, answer: tuple[int, bytes, str], fault: ProviderFault) -> object:
        status, read, _ = answer
        try:
            if status == OK:
                return json.loads(read)
        except (ValueError, RecursionError):
            status = 0
        log.warning("provider_answered_badly", provider=self.provider.name, fault=fault.value, status=status)
        raise ProviderFailed(self.provider.name, fault)

    def _answer(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes | None
    ) -> tuple[int, bytes, str]:
        if self._elapsed() < self._away_until or not self._free.acquire(timeout=WAIT_SECONDS):
            raise ProviderFailed(self.provider.name, ProviderFault.AWAY)
        try:
            answer = self._ask.page(method, address, headers, body, private=self.provider.private)
        finally:
            self._free.release()
        if answer is None:
            self._away_until = self._elapsed() + PAUSE_SECONDS
            raise ProviderFailed(self.provider.name, ProviderFault.AWAY)
        return answer
