"""Providers of identities over real HTTP; none, where a test names none."""

from collections.abc import Callable
from datetime import UTC, datetime
from ssl import create_default_context

from grader.adapters.identity_providers.providers import NamedProviders
from grader.adapters.public_https.asking import BoundedAsking
from grader.domain.identities.provider import Provider

OURS = "http://localhost:8000"


def providers(
    *named: Provider, public_url: str = OURS, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> NamedProviders:
    """Return the line to these providers."""
    return NamedProviders(named, public_url, BoundedAsking(create_default_context()), now)
