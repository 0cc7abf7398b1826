from unittest import mock

import calls
import pytest
from calls import Bell
from javascript import RangeError, undefined


def test_arguments():
    assert calls.apply(lambda x, y=1: x + y, 2) == 3
    assert calls.apply(lambda *rest: list(rest), 1, "a", None) == [1, "a", None]
    assert calls.apply(lambda: undefined) is undefined


def test_a_function_is_one_on_both_sides():
    def function():
        pass

    assert calls.same(function, function)
    assert not calls.same(function, lambda: None)
    assert calls.identity(function) is function
    assert calls.identity([function])[0] is function
    assert calls.typeOf(function) == "function"


def test_their_functions():
    added = calls.compose(lambda x: x + 1, lambda x: x * 2)
    assert added(3) == 7
    assert calls.identity(added) is added
    assert calls.apply(calls.apply, added, 1) == 3
    assert (calls.apply.__name__, added.length) == ("apply", 1)


def test_functions_and_classes_of_the_library():
    assert calls.apply(str.upper, "a") == "A"
    assert calls.apply(str, 3) == "3"
    assert calls.apply(max, [1, 2]) == 2


def test_bound_methods_and_objects():
    seen = []
    calls.each(seen.append, [1, 2])
    assert seen == [1, 2]
    watcher = mock.Mock(return_value=5)
    assert calls.apply(watcher, 3) == 5
    watcher.assert_called_once_with(3)


def test_listeners():
    bell, seen = Bell(), []
    listener = seen.append
    bell.add(listener)
    bell.add(listener)
    bell.ring(1)
    bell.remove(listener)
    bell.ring(2)
    assert seen == [1]


def test_an_error_of_the_callback():
    with pytest.raises(KeyError, match="k"):
        calls.apply(lambda: {}["k"])


class Mine(TypeError):
    pass


def test_an_error_that_they_catch():
    mine = Mine("m")

    def fail():
        raise mine

    name, text, is_error, error = calls.caught(fail)
    assert (name, text, is_error) == ("Mine", "m", True)
    assert error is mine


def test_mutual_recursion():
    def ping(n):
        return n and calls.down(ping, n - 1)

    assert ping(100) == 0
    with pytest.raises(RangeError):
        calls.down(lambda n: calls.down(forever, n), 1)
    assert calls.identity(1) == 1


def forever(n):
    return calls.down(forever, n + 1)


def test_iterators():
    def count():
        n = 0
        while True:
            yield (n := n + 1)

    numbers = count()
    assert calls.take(numbers, 2) == [1, 2]
    assert next(numbers) == 3
    assert calls.spreadOut(iter([7, 8])) == [7, 8]


class Thing:
    value = 4

    def __len__(self):
        return 2

    def __iter__(self):
        return iter([5, 6])

    def __str__(self):
        return "thing"

    def double(self, n):
        return 2 * n


def test_an_object_of_the_tests():
    thing = Thing()
    assert calls.use(thing) == [8, 2, [5, 6], "thing", undefined]
    assert thing.count == 3
    assert calls.identity(thing) is thing


def test_a_range_error_of_theirs_comes_back():
    def fail():
        raise RangeError("far")

    with pytest.raises(RangeError, match="far"):
        calls.apply(fail)


def test_what_cannot_cross():
    calls.identity(pytest)
