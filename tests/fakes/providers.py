"""Providers of identities, and learning platforms, over real HTTP; none, where a test names none."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from ssl import SSLContext, create_default_context
from time import monotonic

from grader.adapters.identity_providers.lti.platforms import NamedPlatforms
from grader.adapters.identity_providers.providers import NamedProviders
from grader.adapters.public_https.asking import BoundedAsking
from grader.adapters.randomness import new_secret
from grader.domain.identities.provider import Provider
from grader.domain.lti.platform import LearningPlatform
from grader.engine.ports.lti import ToolSigner

OURS = "http://localhost:8000"


def providers(
    *named: Provider,
    platforms: Sequence[LearningPlatform] = (),
    public_url: str = OURS,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> NamedProviders:
    """Return the line to these providers."""
    return NamedProviders(named, platforms, public_url, BoundedAsking(_trust()), now)


def learning_platforms(
    *named: LearningPlatform,
    signer: ToolSigner,
    public_url: str = OURS,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    elapsed: Callable[[], float] = monotonic,
) -> NamedPlatforms:
    """Return the line to these learning platforms."""
    return NamedPlatforms(named, public_url, BoundedAsking(_trust()), signer, now, new_secret, elapsed=elapsed)


@cache
def _trust() -> SSLContext:
    """Return what trusts this machine's certificates; to read them all takes longer than most tests."""
    return create_default_context()
