"""A sign-in that failed at the provider's side is noted for operators, until one by the same provider works."""

from datetime import timedelta

import structlog

from grader.domain.errors import PlatformError, ProviderFailed
from grader.domain.identities.trouble import ProviderTrouble
from grader.engine.ports.database import Conflict, Database
from grader.engine.ports.sources import Now

log = structlog.get_logger()

SELDOM = timedelta(minutes=1)
"""Within which more of them are not counted, so that nobody makes us write by failing on purpose."""


def note_trouble(failed: ProviderFailed, *, database: Database, now: Now) -> None:
    """Log that nobody could be signed in by a provider, and let operators see it; whoever waits is told anyway."""
    log.warning("provider_failed", provider=failed.provider, fault=failed.fault.value)
    at = now()
    try:
        with database.glance() as tx:
            known = tx.identities.trouble(failed.provider)
        if known is not None and known.fault is failed.fault and at < known.at + SELDOM:
            return
        times = known.times + 1 if known is not None else 1
        with database.begin() as tx:
            tx.identities.note_trouble(ProviderTrouble(failed.provider, failed.fault, at, times))
    except (PlatformError, Conflict) as fault:  # they are told why they are not signed in all the same
        log.warning("provider_trouble_not_noted", fault=fault)
