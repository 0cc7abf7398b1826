"""Renews the key of this machine: what it signed is checked as ever, and it signs no more."""

from grader.domain.operation.audit import Act
from grader.engine.ports.database import Database
from grader.engine.ports.receipts import Signer
from grader.engine.ports.sources import Now


def renew_key(*, database: Database, signer: Signer, now: Now) -> str:
    """Return the id of the key that signs no more; empty where none had signed here.

    The new key is known from its first signature on. The old one is retired after it is gone, so no receipt is dated
    behind its end but by a clock that was wrong.

    Raises:
        PlatformError: The new key cannot be made; the old one signs on.
    """
    old = signer.renew()
    with database.begin() as tx:
        tx.receipts.retire(old, now())
        tx.audit.add(Act.RECEIPT_KEY_RENEWED, old)
    return old
