"""Receipts: signed as they are stored, so that what is confirmed and its confirmation are one commit."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select, update

from grader.adapters.database import tables
from grader.adapters.database.upserts import insert_missing
from grader.domain.errors import PlatformError
from grader.domain.receipts import Confirmation, Receipt, ReceiptKey
from grader.engine.ports.receipts import Signer

LINE, KEY = tables.receipt.c, tables.receipt_key.c


class StoredKeys(set[str]):
    """The ids of keys that this process has found stored: none is ever taken away, so none is looked for again."""


class StoredReceipts:
    """`grader.engine.ports.receipts.Receipts` in the tables `receipt` and `receipt_key`.

    Args:
        signer: Signs what is added; without one (in tests) nothing is confirmed.
    """

    def __init__(self, connection: Connection, signer: Signer | None, known: StoredKeys) -> None:
        self._connection, self._signer, self._known = connection, signer, known
        self._added: set[str] = set()

    def add(self, *confirmations: Confirmation) -> None:
        if self._signer is None or not confirmations:
            return
        signed = [(one, self._signer.sign(one)) for one in confirmations]
        self._keep({made.key_id: made.key for _, made in signed}, confirmations[0].at)
        rows = (
            {"submission_id": one.submission_id, "run_id": one.run_id, "key": made.key_id, "line": made.line}
            for one, made in signed
        )
        insert_missing(self._connection, tables.receipt, *rows)

    def sign(self, confirmation: Confirmation) -> Receipt:
        if self._signer is None:
            raise PlatformError("This database has no key that signs.")
        made = self._signer.sign(confirmation)
        self._keep({made.key_id: made.key}, confirmation.at)
        return Receipt.read(made.line)

    def of_submissions(self, submission_ids: Sequence[str]) -> dict[str, tuple[Receipt, ...]]:
        found = select(LINE.submission_id, LINE.line).where(LINE.submission_id.in_(submission_ids))
        read: dict[str, list[Receipt]] = {}
        for submission_id, line in self._connection.execute(found):
            read.setdefault(submission_id, []).append(Receipt.read(line))
        return {one: tuple(sorted(some, key=lambda receipt: receipt.at)) for one, some in read.items()}

    def key(self, key_id: str) -> ReceiptKey | None:
        found = select(tables.receipt_key).where(KEY.id == key_id)
        row = self._connection.execute(found).mappings().one_or_none()
        return None if row is None else _key(row)

    def keys(self) -> tuple[ReceiptKey, ...]:
        found = select(tables.receipt_key).order_by(KEY.made_at.desc(), KEY.id)
        return tuple(map(_key, self._connection.execute(found).mappings().all()))

    def retire(self, key_id: str, at: datetime) -> None:
        signing = (KEY.id == key_id, KEY.retired_at.is_(None))
        self._connection.execute(update(tables.receipt_key).where(*signing).values(retired_at=at))

    def _keep(self, keys: Mapping[str, str], at: datetime) -> None:
        """Store the public keys, by id, that are not stored yet.

        What this transaction adds is known to others once they find it: it may yet be undone.
        """
        asked = keys.keys() - self._known - self._added
        if asked:
            self._known.update(self._connection.scalars(select(KEY.id).where(KEY.id.in_(asked))))
            new = sorted(asked - self._known)
            self._added.update(new)
            rows = ({"id": one, "public": keys[one], "made_at": at} for one in new)
            insert_missing(self._connection, tables.receipt_key, *rows)


def _key(row: RowMapping) -> ReceiptKey:
    return ReceiptKey(row[KEY.id], row[KEY.public], row[KEY.made_at], row[KEY.retired_at])
