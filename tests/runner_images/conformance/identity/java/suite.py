from collections import Counter, OrderedDict, deque

import Lists
import pytest
from java import RuntimeException
from Lists import Stack


def test_a_list_is_one_on_both_sides():
    items = [1, [2]]
    assert Lists.identity(items) is items
    Lists.add(items, 3)
    assert items == [1, [2], 3]
    items.append(4)
    assert Lists.size(items) == 4
    assert Lists.identity([items])[0] is items


def test_an_array_changes_in_place():
    numbers = [3, 1, 2]
    Lists.sort(numbers)
    assert numbers == [1, 2, 3]
    numbers[0] = 9
    Lists.sort(numbers)
    assert numbers == [2, 3, 9]
    numbers.append(0)
    Lists.sort(numbers)
    assert numbers == [0, 2, 3, 9]
    grid = [[1, 2], [3, 4]]
    Lists.flip(grid)
    assert grid == [[4, 2], [3, 1]]


def test_maps_and_sets_change_in_place():
    pairs, seen = {"a": 1}, {1}
    Lists.put(pairs, "b", 2)
    Lists.addAll(seen, [2, 3])
    assert (pairs, seen) == ({"a": 1, "b": 2}, {1, 2, 3})


def test_changes_before_an_error():
    items = [1]
    with pytest.raises(RuntimeException, match="after"):
        Lists.clearAndFail(items)
    assert items == []


def test_containers_of_theirs():
    grid = Lists.grid()
    grid[0][0] = 1
    assert grid == [[1, 0], [0, 0]]
    assert Lists.sum(grid) == 1
    assert Lists.identity(grid) is grid


def test_a_list_that_they_keep():
    mine = [1]
    stack = Stack(mine)
    stack.push(2)
    mine.append(4)
    assert (mine, stack.items) == ([1, 2, 4], [1, 2, 4])
    assert stack.items is mine


def test_a_list_that_cannot_change():
    fixed = Lists.fixed()
    fixed.append(3)
    assert Lists.fixed() == [1, 2]


PLAIN = [
    None, True, 0, -1, 2**62, 2**80, 1.5, 3.0, "é", "\N{PARTY POPPER}", "a\0b", [], {"a": {"b": None}}, float("inf"),
    {1: "a"}, {1, 2}, [[], [[]]], {"a": [1, {"b": 2.0}]},
]  # fmt: skip


@pytest.mark.parametrize("value", PLAIN, ids=lambda value: type(value).__name__)
def test_plain_values_by_exact_type(value):
    crossed = Lists.identity(value)
    assert type(crossed) is type(value)
    assert crossed == value


def test_what_becomes_of_other_values():
    assert Lists.identity((1, (2,))) == [1, [2]]
    assert Lists.identity(range(3)) == [0, 1, 2]
    assert Lists.identity(frozenset({1})) == {1}
    assert Lists.identity(OrderedDict(b=1, a=2)) == {"b": 1, "a": 2}
    assert Lists.identity(Counter("aab")) == {"a": 2, "b": 1}
    assert Lists.identity(deque([1], maxlen=2)) == deque([1])
    assert Lists.identity({"a": 1}.keys()) == ["a"]
    assert Lists.identity(b"\x01\xff") == [1, -1]


def test_each_type_of_a_parameter():
    assert Lists.kinds(1, 2, 3, 4, 5.0, 6) == "int long short byte double float"
    assert Lists.letters(["a", "b"]) == "ab"
    assert (Lists.average([1, 2]), Lists.join(["a", "b"]), Lists.join([])) == (1.5, "a-b", "")
    assert Lists.total([1, 2], {"a": 3}) == 6
    assert Lists.longs([1, 2**40]) == 2**40 + 1
    assert Lists.sorted({3, 1, 2}) == [1, 2, 3]
    assert Lists.queue([1, 2]) == [2]
    assert Lists.optional("a").get() == "a"
    assert not Lists.optional("").isPresent()


def test_many_arguments():
    assert (Lists.all(), Lists.all(1), Lists.all(1, 2), Lists.all([1, 2, 3])) == (0, 1, 2, 3)
    assert Lists.printed("a", 1, None) == "a[1, null]"


def test_the_method_that_fits_best():
    assert [Lists.which(one) for one in (1, 1.5, "a", [1], None, True, 2**40)] == [
        "int", "double", "String", "List", "String", "Object", "long",
    ]  # fmt: skip


def test_what_does_not_fit():
    for call in (lambda: Lists.sort("abc"), lambda: Lists.sort([1.5]), lambda: Lists.sort(None, 1), lambda: Lists.size(3)):
        with pytest.raises(TypeError, match="cannot be applied to"):
            call()
    with pytest.raises(TypeError, match=r"Lists\.size\(List\) cannot be applied to \(Integer\)"):
        Lists.size(3)


def test_a_million_numbers_in_one_question():
    assert Lists.last(list(range(1000)) * 1000) == 999


def test_a_list_in_itself():
    Lists.cyclic()


def test_a_key_that_is_a_list():
    Lists.listed()
