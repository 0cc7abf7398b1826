import pytest


@pytest.fixture
def answer(database):
    return database.sqlite("schema.sql").run("membres.sql")


def test_columns(answer):
    assert answer.columns == ["nom"]


def test_rows(answer):
    assert answer.unordered() == [("Ada",), ("Zoé",)]


def test_order(answer):
    assert answer.rows == [("Ada",), ("Zoé",)]
