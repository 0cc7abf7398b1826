from collections import Counter, OrderedDict, defaultdict, deque

import lists
import pytest
from lists import Stack
from php import RangeException


def test_arrays_are_values():
    items = [1, [2]]
    assert lists.identity(items) == items
    assert lists.identity(items) is not items
    assert lists.leave(items) == [1, [2], 3]
    assert items == [1, [2]]


def test_changes_by_reference():
    items, pairs = [1], {"a": 1}
    lists.change(items, pairs)
    assert (items, pairs) == (["new"], {"a": 1, "k": [1]})
    numbers = [3, 1, 2]
    assert lists.order(numbers) is True
    assert numbers == [1, 2, 3]
    numbers.append(0)
    lists.order(items=numbers)
    assert numbers == [0, 1, 2, 3]


def test_a_list_keeps_no_gaps():
    items = [1, 2, 3]
    lists.withoutFirst(items)
    assert items == [2, 3]


def test_references_of_many():
    one, two = [1], [2]
    lists.all(one, two)
    assert (one, two) == ([1, 0], [2, 0])
    assert lists.pushAll(one, 5, 6) == 4
    assert one == [1, 0, 5, 6]
    assert lists.count_(3) == 4


def test_changes_before_an_error():
    items = [1]
    with pytest.raises(RangeException, match="after"):
        lists.clearAndFail(items)
    assert items == []


def test_arrays_of_theirs():
    grid = lists.grid()
    grid[0][0] = 1
    assert grid == [[1, 0], [0, 0]]
    assert lists.identity(grid) == [[1, 0], [0, 0]]


def test_an_array_that_they_keep():
    mine = [1]
    stack = Stack(mine)
    stack.push(2)
    mine.append(4)
    assert (mine, stack.items) == ([1, 4], [1, 2])
    stack.fill(mine)
    assert mine == [1, 4, 1, 2]


PLAIN = [
    None, True, 0, -1, 2**62, 1.5, 3.0, "é", "\N{PARTY POPPER}", "a\0b", [], {"a": {"b": None}}, float("inf"), {1: "a"},
    [[], [[]]], {"a": [1, {"b": 2.0}]},
]  # fmt: skip


@pytest.mark.parametrize("value", PLAIN, ids=lambda value: type(value).__name__)
def test_plain_values_by_exact_type(value):
    crossed = lists.identity(value)
    assert type(crossed) is type(value)
    assert crossed == value


def test_what_becomes_of_other_values():
    assert lists.identity((1, (2,))) == [1, [2]]
    assert lists.identity(range(3)) == [0, 1, 2]
    assert lists.identity({1}) == lists.identity(frozenset({1})) == [1]
    assert lists.identity(OrderedDict(b=1, a=2)) == {"b": 1, "a": 2}
    assert lists.identity(Counter("aab")) == {"a": 2, "b": 1}
    assert lists.identity(defaultdict(list, a=[1])) == {"a": [1]}
    assert lists.identity(deque([1], maxlen=2)) == [1]
    assert lists.identity({"a": 1}.keys()) == ["a"]
    assert lists.identity({"a": 1}.items()) == [["a", 1]]


def test_keys():
    assert lists.keysOf({1: "a", "b": 2}) == [1, "b"]
    assert lists.keysOf({"1": "a"}) == [1]
    assert lists.mixedKeys() == {"b": 1, 2: None, "a": {"x": []}}
    assert lists.gaps() == {0: "a", 2: "b"}
    assert lists.identity({0: "a", 1: "b"}) == ["a", "b"]


def test_bytes_that_are_no_text():
    assert lists.latin() == b"\xe9t\xe9"
    assert (lists.identity(b"\xff"), lists.length(b"\xff\xfe"), lists.length("é")) == (b"\xff", 2, 2)
    assert lists.identity(b"plain") == "plain"


def test_a_million_numbers_in_one_question():
    assert lists.last(list(range(1000)) * 1000) == 999
    assert lists.last([0.5] * 100_000) == 0.5


def test_an_array_in_itself():
    lists.cyclic()


def test_keys_that_php_does_not_have():
    with pytest.raises(BaseException):  # noqa: B017 - nothing that a test can catch
        lists.identity({(1, 2): "pair"})
