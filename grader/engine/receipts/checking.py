"""Tells anybody what a receipt that they hold is worth: nobody needs an account, and no hand-in is looked up."""

from dataclasses import dataclass

from grader.domain.receipts import Receipt, ReceiptKey, Worth
from grader.engine.ports.database import Database
from grader.engine.ports.receipts import Signer


@dataclass(frozen=True)
class CheckedReceipt:
    """A receipt, and what it is worth.

    Attributes:
        key: The key that it names; None where none of ours is called so.
    """

    receipt: Receipt
    worth: Worth
    key: ReceiptKey | None


def check(line: str, *, database: Database, signer: Signer) -> CheckedReceipt:
    """Return what a line that somebody shows is worth.

    Raises:
        NotValid: `not_a_receipt`.
    """
    receipt = Receipt.read(line)
    with database.glance() as tx:
        key = tx.receipts.key(receipt.key)
    return CheckedReceipt(receipt, _worth(receipt, key, signer), key)


def known_keys(*, database: Database) -> tuple[ReceiptKey, ...]:
    """Return all keys that ever signed here, the newest first."""
    with database.glance() as tx:
        return tx.receipts.keys()


def known_key(key_id: str, *, database: Database) -> ReceiptKey | None:
    """Return a key of this installation; None where there is none of this name."""
    with database.glance() as tx:
        return tx.receipts.key(key_id)


def _worth(receipt: Receipt, key: ReceiptKey | None, signer: Signer) -> Worth:
    if key is None:
        return Worth.UNKNOWN_KEY
    if not signer.is_signed(receipt, key):
        return Worth.CHANGED
    if key.retired_at is not None and key.retired_at <= receipt.at:
        return Worth.RETIRED_KEY
    return Worth.SIGNED
