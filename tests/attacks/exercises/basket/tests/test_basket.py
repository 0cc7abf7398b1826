"""Lists, floats and dicts, with the loose comparisons that trainers write: `in`, `approx`, truth, `len`, `set`."""

import pytest
from basket import average, counts, dear, sort_prices

PRICES = [("tea", 4), ("bread", 1), ("cheese", 9), ("jam", 5)]


def test_lists_the_dear_ones():
    found = dear(list(PRICES), 4)

    assert len(found) == 2
    assert "cheese" in found
    assert "bread" not in found
    assert sorted(found) == ["cheese", "jam"]


def test_sorts_in_place():
    prices = [9, 1, 5, 4]
    expected = sorted(prices)

    sort_prices(prices)

    assert prices == expected


@pytest.mark.parametrize(("numbers", "expected"), [([1, 2, 4], 7 / 3), ([0.1, 0.2], 0.15)])
def test_average(numbers, expected):
    assert average(numbers) == pytest.approx(expected)


def test_counts():
    result = counts(["a", "b", "a"])

    assert result
    assert isinstance(result, dict)
    assert set(result) == {"a", "b"}
    assert result["a"] == 2
    assert max(result.values()) == 2
