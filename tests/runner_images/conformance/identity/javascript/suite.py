from collections import Counter, OrderedDict, defaultdict, deque
from datetime import UTC, datetime

import lists
import pytest
from javascript import RangeError, undefined
from lists import Stack


def test_the_very_list():
    items = [1, [2]]
    assert lists.identity(items) is items
    assert lists.identity(items[1]) is items[1]
    assert lists.identity({"a": items})["a"] is items
    assert lists.same(items, items)
    assert not lists.same([1], [1])


def test_changes_in_place():
    items, pairs, unique, pairs_in_order = [1], {"a": 1}, {1, 2}, OrderedDict(a=1)
    lists.change(items, pairs, unique, pairs_in_order)
    assert (items, pairs, unique, pairs_in_order) == (["new"], {"a": 1, "k": [1]}, {2}, OrderedDict(a=1, k=1))


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
    with pytest.raises(RangeError, match="after"):
        lists.clearAndFail(items)
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
    None, True, 0, -1, 2**70, 1.5, "é", "\N{PARTY POPPER}", [], {"a": {"b": None}}, {1, 2}, float("inf"), undefined,
    OrderedDict(b=1, a=2), OrderedDict([(1, "un"), (2, "deux")]), bytearray(b"x"), {}, set(), 10**5000,
    datetime(2026, 1, 2, 3, 4, 5, 678_000, tzinfo=UTC), Counter("aab"), defaultdict(list, a=[1]), deque([1], maxlen=2),
    {1: "a", 2: "b"}, {(1, 2): "pair"},
]


@pytest.mark.parametrize("value", PLAIN, ids=lambda value: type(value).__name__)
def test_plain_values_by_exact_type(value):
    crossed = lists.identity(value)
    assert type(crossed) is type(value)
    assert crossed == value


def test_what_becomes_of_other_values():
    assert lists.identity((1, (2,))) == [1, [2]]
    assert lists.identity(range(3)) == [0, 1, 2]
    assert lists.identity(3.0) == 3 and type(lists.identity(3.0)) is int
    assert lists.identity(b"ab") == bytearray(b"ab")
    assert lists.identity(frozenset({1})) == {1}


def test_whole_numbers_as_keys():
    counts = {1: 1}
    lists.add(counts, 1)
    lists.add(counts, 3)
    assert counts == {1: 2, 3: 1}
    assert lists.keysOf({1: "a"}) == ["Object", "1"]
    assert lists.keysOf({(1, 2): "a"}) == ["Map", [1, 2]]
    assert lists.keysOf(OrderedDict(a=1)) == ["Map", "a"]


def test_objects_of_theirs():
    assert lists.plain() == {"b": 1, "a": undefined, "2": None}
    assert lists.bare() == {"a": 1}
    assert lists.holes() == [1, undefined, 3]
    nested = lists.nested()
    assert nested == {"list": [OrderedDict(k={1})]}
    assert type(nested["list"][0]) is OrderedDict


def test_a_million_numbers_in_one_question():
    assert lists.last(list(range(1000)) * 1000) == 999
    assert lists.last([0.5] * 100_000) == 0.5


def test_views():
    assert lists.identity({"a": 1}.keys()) == ["a"]
    assert lists.identity({"a": 1}.items()) == [["a", 1]]


def test_a_list_in_itself():
    lists.cyclic()
