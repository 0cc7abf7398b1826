"""Secrets are closed by a key in a file, each for its place, and open nowhere else."""

from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from grader.adapters.sealing import SealByFile
from tests.adapters.database.test_database_concurrency import at_once


@pytest.fixture
def seal(tmp_path: Path) -> SealByFile:
    return SealByFile(tmp_path / "remote_key")


def test_a_secret_opens_in_its_place_alone(seal: SealByFile) -> None:
    closed = seal.close("jeton", "R1 https://a")

    assert "jeton" not in closed
    assert (seal.open(closed, "R1 https://a"), seal.open(closed, "R2 https://a")) == ("jeton", None)


def test_the_same_secret_is_closed_otherwise_each_time(seal: SealByFile) -> None:
    assert seal.close("jeton", "R1") != seal.close("jeton", "R1")


def test_what_was_changed_does_not_open(seal: SealByFile) -> None:
    closed = bytearray(b64decode(seal.close("jeton", "R1")))
    closed[-1] ^= 1

    assert [seal.open(one, "R1") for one in (b64encode(closed).decode(), "", "é", "AAAA")] == [None] * 4


def test_its_key_is_its_owners_and_one_for_all_who_begin_together(tmp_path: Path) -> None:
    seals = [SealByFile(tmp_path / "remote_key") for _ in range(8)]

    closed = at_once(8, lambda number: seals[number].close("jeton", "R1"))

    assert [seals[0].open(one, "R1") for one in closed] == ["jeton"] * 8
    assert (tmp_path / "remote_key").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["remote_key"]
