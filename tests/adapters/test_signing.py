"""The key of receipts: this machine's own, and read by whoever knows Ed25519."""

import re
import stat
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.adapters.signing.receipts import KeyFile
from grader.domain.errors import PlatformError
from grader.domain.receipts import Confirmation, Receipt, ReceiptKey, ReceiptKind
from grader.engine.ports.receipts import Signed

PAGE = Path(__file__).parents[2] / "docs/operating.md"
FENCED = re.compile(r"```\n(.*?)```", re.DOTALL)
AT = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
CONFIRMATION = Confirmation(ReceiptKind.RECEIVED, "S1", "", AT, {"exercise": "bonjour"})


@pytest.fixture
def file(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "receipt_key.pem", "https://ecole.example")


def key_of(signed: Signed) -> ReceiptKey:
    return ReceiptKey(signed.key_id, signed.key, AT)


def test_what_it_signed_is_found_genuine_and_nothing_else(file: KeyFile):
    signed = file.sign(CONFIRMATION)
    receipt, key = Receipt.read(signed.line), key_of(signed)

    assert receipt.key == key.id
    assert file.is_signed(receipt, key)
    for place in range(len(receipt.statement)):
        other = "0" if receipt.statement[place] != "0" else "1"
        changed = receipt.statement[:place] + other + receipt.statement[place + 1 :]
        assert not file.is_signed(replace(receipt, statement=changed), key)


def test_the_key_is_its_owners_alone_and_the_same_for_all_processes(tmp_path: Path, file: KeyFile):
    first = file.sign(CONFIRMATION)

    assert KeyFile(tmp_path / "receipt_key.pem", "https://ecole.example").sign(CONFIRMATION) == first
    assert stat.S_IMODE((tmp_path / "receipt_key.pem").stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["receipt_key.pem"]


def test_another_process_signs_with_a_renewed_key_at_once(tmp_path: Path, file: KeyFile):
    running = KeyFile(tmp_path / "receipt_key.pem", "https://ecole.example")
    before = running.sign(CONFIRMATION)

    old = file.renew()
    after = running.sign(CONFIRMATION)

    assert old == before.key_id != after.key_id
    assert running.is_signed(Receipt.read(before.line), key_of(before))
    assert not running.is_signed(Receipt.read(before.line), key_of(after))


def test_a_file_that_is_no_key_is_told_to_the_operator(tmp_path: Path, file: KeyFile):
    (tmp_path / "receipt_key.pem").write_text("not a key")

    with pytest.raises(PlatformError, match=r"receipt_key\.pem"):
        file.sign(CONFIRMATION)


def test_openssl_alone_finds_it_genuine_by_the_commands_of_the_page(tmp_path: Path, file: KeyFile):
    signed = file.sign(CONFIRMATION)
    commands = next(one for one in FENCED.findall(PAGE.read_text("utf-8")) if "openssl" in one)
    (tmp_path / "KEY.pem").write_text(file.pem(key_of(signed)))

    results = []
    for line in (signed.line, signed.line.replace("bonjour", "bonsoir")):
        (tmp_path / "receipt.txt").write_text(line + "\n")
        results.append(subprocess.run(["sh", "-c", commands], cwd=tmp_path, capture_output=True, check=False))
    genuine, changed = results

    assert (genuine.returncode, b"Success" in genuine.stdout) == (0, True)
    assert changed.returncode != 0
