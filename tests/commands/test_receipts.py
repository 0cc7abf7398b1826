"""`grader receipt`: what a line is worth, the keys, and another key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.signing.receipts import KeyFile
from grader.domain.receipts import received
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database
from tests.web.installation import EXERCISES
from tests.web.samples import fill


@pytest.fixture
def line(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Yield the receipt of a hand-in of Ada's, signed by the command's own key."""
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    signer = KeyFile(data / "receipt_key.pem", "http://school")
    database = SqlDatabase(fresh_database(data / "grader.sqlite3"), signer=signer)
    submission = fill(database, EXERCISES).latest("ada", "bonjour")
    with database.begin() as tx:
        sent = tx.submissions.get(submission)
        assert sent is not None
        tx.receipts.add(received(sent))
        (receipt,) = tx.receipts.of_submissions([submission])[submission]
    yield receipt.line
    database.dispose()


def test_a_genuine_receipt_says_what_it_confirms(grader: Grader, line: str, tmp_path: Path):
    (tmp_path / "receipt").write_text(line + "\n")

    ended = grader("receipt", "verify", str(tmp_path / "receipt"))

    assert ended.status == 0
    assert "genuine" in ended.shown
    assert "Exercise: bonjour" in ended.shown


def test_a_changed_one_ends_with_status_one(grader: Grader, line: str, tmp_path: Path):
    (tmp_path / "receipt").write_text(line.replace("exercise=bonjour", "exercise=bonsoir"))

    ended = grader("receipt", "verify", str(tmp_path / "receipt"))

    assert (ended.status, "bonsoir" in ended.shown) == (1, False)


def test_what_is_no_receipt_is_refused(grader: Grader, line: str, tmp_path: Path):
    (tmp_path / "receipt").write_text(line[:40])

    ended = grader("receipt", "verify", str(tmp_path / "receipt"))

    assert (ended.status, "This is no receipt" in ended.errors) == (2, True)


def test_what_an_old_key_signed_is_genuine_after_it_was_renewed(grader: Grader, line: str, tmp_path: Path):
    (tmp_path / "receipt").write_text(line)

    renewed = grader("receipt", "renew-key")
    keys = grader("receipt", "keys").shown

    assert "signs no more" in renewed.shown
    assert (keys.count("BEGIN PUBLIC KEY"), " to 20" in keys) == (1, True)
    assert grader("receipt", "verify", str(tmp_path / "receipt")).status == 0
