"""Receipts as they are signed and kept: written with what they confirm, in one transaction, and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.receipts import Confirmation, Receipt, ReceiptKey


@dataclass(frozen=True)
class Signed:
    """What a key made of a statement.

    Attributes:
        key: The public half, in hexadecimal.
        key_id: What statements call it.
        line: The statement with its signature.
    """

    key: str
    key_id: str
    line: str


class Signer(Protocol):
    """This machine's key, of which nobody else has the private half."""

    def sign(self, confirmation: Confirmation) -> Signed:
        """Return the line that says so.

        Raises:
            PlatformError: The key cannot be read or made.
        """

    def renew(self) -> str:
        """Throw the key away and make another; return the id of the old one, or nothing where there was none.

        Raises:
            PlatformError: It cannot be made.
        """

    def is_signed(self, receipt: Receipt, key: ReceiptKey) -> bool:
        """Tell whether a key, anybody's, signed exactly what a receipt says."""

    def pem(self, key: ReceiptKey) -> str:
        """Return a public key in the form that other tools read: https://www.rfc-editor.org/rfc/rfc8410#section-4."""


class Receipts(Protocol):
    """Signed lines of hand-ins."""

    def add(self, *confirmations: Confirmation) -> None:
        """Sign and store; what is confirmed already stays as it was."""

    def sign(self, confirmation: Confirmation) -> Receipt:
        """Return a signed line of which only the key is kept, so that it is checked like any other.

        Raises:
            PlatformError: The key cannot be read or made, or this database signs nothing.
        """

    def of_submissions(self, submission_ids: Sequence[str]) -> dict[str, tuple[Receipt, ...]]:
        """Return what was confirmed of each hand-in, oldest first; those without any are left out."""

    def key(self, key_id: str) -> ReceiptKey | None:
        """Return a key of this installation."""

    def keys(self) -> tuple[ReceiptKey, ...]:
        """Return all keys that ever signed here, the newest first."""

    def retire(self, key_id: str, at: datetime) -> None:
        """Note that a key signs no more; nothing happens to one that never signed."""
