import sqlite3
from pathlib import Path

import pytest


@pytest.fixture
def answer(tmp_path):
    database = sqlite3.connect(tmp_path / "club.db")
    database.executescript(Path("schema.sql").read_text(encoding="utf-8"))
    yield database.execute(Path("membres.sql").read_text(encoding="utf-8"))
    database.close()


def test_columns(answer):
    assert [column[0] for column in answer.description] == ["nom"]


def test_rows(answer):
    assert sorted(answer) == [("Ada",), ("Zoé",)]


def test_order(answer):
    assert list(answer) == [("Ada",), ("Zoé",)]
