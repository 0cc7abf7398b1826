"""In what the rows of an answer differ from those expected, and how both are drawn."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from runner_images.common.kinds.tables import Columns, Row, Rows, UnorderedRows

NAMES = ("nom", "total")
EXPECTED: list[Row] = [("Ada", 32.5), ("Zoé", 20), ("Karim", None)]
ADA, ZOE, KARIM = EXPECTED

DIFFER: dict[str, list[Row]] = {
    "no_rows": [],
    "row_order": [ZOE, ADA, KARIM],
    "cell": [ADA, ("Zoé", 2), KARIM],
    "row_missing": [ADA, KARIM],
    "rows_missing": [KARIM],
    "row_extra": [*EXPECTED, ("Inès", 1)],
    "rows_extra": [*EXPECTED, ("Inès", 1), ("Paul", 1)],
    "row_repeated": [ADA, ADA, ZOE, KARIM],
    "columns_swapped": [(32.5, "Ada"), (20, "Zoé"), (None, "Karim")],
    "rows_differ": [ADA, ("Paul", 1), KARIM],
}


@pytest.mark.parametrize("word", DIFFER)
def test_a_difference_of_rows_has_its_word(word: str) -> None:
    told = Rows(NAMES, DIFFER[word]).told(EXPECTED)

    assert told is not None
    assert told.params["difference"] == word


def test_a_cell_is_named_by_row_and_column() -> None:
    told = Rows(NAMES, [ADA, ("Zoé", 20), ("Karim", 0)]).told(EXPECTED)

    assert told is not None
    assert told.params == {
        "difference": "cell", "row": 3, "column": "total", "inner_expected": "NULL", "inner_actual": "0",
    }  # fmt: skip


def test_a_cell_of_unordered_rows_is_that_of_the_row_most_like_it() -> None:
    told = UnorderedRows(NAMES, [KARIM, ("Zoé", 2), ADA]).told(EXPECTED)

    assert told is not None
    assert (told.params["row"], told.params["inner_actual"]) == (2, "2")


def test_another_number_of_columns_is_told_before_any_row() -> None:
    told = Rows(("nom",), [("Ada",)]).told(EXPECTED)

    assert told is not None
    assert told.params == {"difference": "column_count", "expected_count": 2, "actual_count": 1}


COLUMNS = {
    "column_name": ("nom", "somme"),
    "column_missing": ("nom",),
    "column_extra": ("nom", "total", "ville"),
    "column_order": ("total", "nom"),
    "column_count": ("nom", "total", "nom"),
}


@pytest.mark.parametrize("word", COLUMNS)
def test_a_difference_of_columns_has_its_word(word: str) -> None:
    told = Columns(COLUMNS[word]).told(list(NAMES))

    assert told is not None
    assert told.params["difference"] == word


EQUAL = [
    (Decimal("12.50"), 12.5),
    (0.1 + 0.2, 0.3),
    (3, Decimal(3)),
    (True, True),
    (date(2026, 1, 2), "2026-01-02"),
    (datetime(2026, 1, 2, 10, 30), "2026-01-02 10:30:00"),  # noqa: DTZ001 - as a table holds it
    (2**60, 2**60),
    (b"a", b"a"),
    (None, None),
]
UNEQUAL = [
    (None, 0),
    (None, ""),
    ("12", 12),
    (Decimal("12.3"), 12.33),
    (2**60, 2**60 + 1),
    ("a", "A"),
    ("a ", "a"),
    (b"a", "a"),
]


@pytest.mark.parametrize(("actual", "expected"), EQUAL)
def test_what_means_the_same_is_equal(actual: object, expected: object) -> None:
    assert Rows(("x",), [(actual,)]) == [(expected,)]


@pytest.mark.parametrize(("actual", "expected"), UNEQUAL)
def test_what_does_not_is_not(actual: object, expected: object) -> None:
    assert Rows(("x",), [(actual,)]) != [(expected,)]


def test_each_row_counts_as_often_as_it_comes_in_any_order() -> None:
    rows = UnorderedRows(("x",), [(1,), (2,), (2,)])

    assert (rows == [(2,), (1,), (2,)], rows == [(1,), (2,)]) == (True, False)


def test_a_table_is_drawn_a_line_a_row_and_nothing_looks_like_something_else() -> None:
    rows = Rows(("a", "b"), [(None, "NULL"), (12, "12"), (Decimal("12.50"), ""), (date(2026, 1, 2), "x | y")])

    assert repr(rows) == "a | b\nNULL | 'NULL'\n12 | '12'\n12.50 | ''\n2026-01-02 | 'x | y'"
