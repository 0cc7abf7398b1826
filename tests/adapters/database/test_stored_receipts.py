"""Receipts in both databases: what their keys cost, and that no key is missed."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.signing.receipts import KeyFile
from grader.domain.receipts import Confirmation, ReceiptKind


@pytest.fixture
def signing(address: str, tmp_path: Path) -> Iterator[SqlDatabase]:
    """Yield an empty database of each kind that signs."""
    database = SqlDatabase(address, signer=KeyFile(tmp_path / "key.pem", "http://school"))
    yield database
    database.dispose()


def confirm(database: SqlDatabase, at: datetime) -> str:
    """Sign something, and return the key that did."""
    with database.begin() as tx:
        return tx.receipts.sign(Confirmation(ReceiptKind.PACK, "", "", at, {"files": "3"})).key


def keys(database: SqlDatabase) -> list[str]:
    with database.read() as tx:
        return [one.id for one in tx.receipts.keys()]  # noqa: SIM118 - no mapping's


def test_a_key_that_is_stored_is_asked_for_no_more(signing: SqlDatabase, morning: datetime, statements: list[str]):
    first, second = confirm(signing, morning), confirm(signing, morning)
    statements.clear()

    assert confirm(signing, morning) == first == second
    assert statements == []
    assert keys(signing) == [first]


def test_a_key_whose_transaction_was_undone_is_stored_by_the_next(signing: SqlDatabase, morning: datetime):
    with suppress(ZeroDivisionError), signing.begin() as tx:
        tx.receipts.sign(Confirmation(ReceiptKind.PACK, "", "", morning, {}))
        tx.receipts.sign(Confirmation(ReceiptKind.PACK, "", "", morning, {}))
        raise ZeroDivisionError
    assert keys(signing) == []

    made = confirm(signing, morning)
    assert keys(signing) == [made]
