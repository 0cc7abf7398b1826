"""Changes in place reach the tests' own objects."""

from harness.writeback import write_back


def test_sorting_moves_the_inner_lists() -> None:
    first, second = [2], [1]
    outer = [first, second]

    write_back(outer, [[1], [2]])

    assert outer[0] is second
    assert outer[1] is first


def test_a_changed_inner_list_is_the_same_list() -> None:
    inner = [1]
    outer = {"a": inner}

    write_back(outer, {"a": [1, 2], "b": 3})

    assert inner == [1, 2]
    assert list(outer) == ["a", "b"]
