from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import lists
import pytest
from lists import Stack


def test_the_very_list():
    items = [1, [2]]
    assert lists.identity(items) is items
    assert lists.identity(items[1]) is items[1]
    assert lists.identity({"a": items})["a"] is items
    assert lists.same(items, items)
    assert not lists.same([1], [1])


def test_changes_in_place():
    items, pairs, unique, raw = [1], {"a": 1}, {1, 2}, bytearray(b"abc")
    lists.change(items, pairs, unique, raw)
    assert (items, pairs, unique, raw) == (["new"], {"a": 1, "k": [1]}, {2}, bytearray(b"xy"))


def test_inner_lists_keep_their_identity():
    one, two = [2], [1]
    outer = [one, two]
    lists.sort(outer)
    assert outer == [[1], [2]]
    assert outer[0] is two
    inner = lists.grow(outer)
    assert outer[2] is inner
    assert lists.swap(one, inner) is one[-1] is inner


def test_changes_before_an_error():
    items = [1]
    with pytest.raises(ValueError, match="after"):
        lists.clear_and_fail(items)
    assert items == []


def test_aliases_of_theirs():
    grid = lists.grid()
    grid[0][0] = 1
    assert grid == [[1, 0], [1, 0]]


def test_a_list_that_they_keep():
    mine = [1]
    stack = Stack(mine)
    stack.push(2)
    assert mine == [1, 2]
    stack.items.append(3)
    mine.append(4)
    assert stack.items == [1, 2, 3, 4]
    assert stack.items is mine


PLAIN = [
    None, True, 0, -1, 2**70, 1.5, 1j, "é", b"x", (1, (2,)), [], {"a": {1: None}}, {1, 2}, frozenset({1}), range(3),
    Decimal("1.50"), Fraction(1, 3), datetime(2026, 1, 2), Counter("aab"), OrderedDict(b=1, a=2),
    defaultdict(list, a=[1]), deque([1], maxlen=2), ..., slice(1, 2), int, ValueError, 10**5000, bytearray(b"x"),
    float("inf"), date(2026, 1, 2), time(1, 2, 3), timedelta(days=-1, microseconds=1), NotImplemented,
]


@pytest.mark.parametrize("value", PLAIN, ids=lambda value: type(value).__name__)
def test_plain_values_by_exact_type(value):
    crossed = lists.identity(value)
    assert type(crossed) is type(value)
    assert crossed == value


def test_a_million_numbers_in_one_question():
    assert lists.last(list(range(1000)) * 1000) == 999
    assert lists.last([0.5] * 100_000) == 0.5
    assert lists.last([10**20, *range(100)]) == 99


def test_views():
    keys, values, items = lists.keys({"a": 1})
    assert keys == {"a"}
    assert list(values) == [1]
    assert ("a", 1) in items


def test_a_list_in_itself():
    lists.cyclic()
