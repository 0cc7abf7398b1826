from unittest import mock

import calls
import pytest
from calls import Bell
from php import DomainException, Error


def test_arguments():
    assert calls.apply(lambda x, y=1: x + y, 2) == 3
    assert calls.apply(lambda *rest: list(rest), 1, "a", None) == [1, "a", None]
    assert calls.apply(lambda: None) is None
    assert calls.named(lambda nom, age: f"{nom} {age}") == "Ada 36"
    assert calls.map(lambda n: n * 2, [1, 2]) == [2, 4]


def test_a_function_is_one_on_both_sides():
    def function():
        pass

    assert calls.same(function, function)
    assert not calls.same(function, lambda: None)
    assert calls.identity(function) is function
    assert calls.identity([function])[0] is function


def test_their_functions():
    added = calls.compose(lambda x: x + 1, lambda x: x * 2)
    assert added(3) == 7
    assert calls.identity(added) is added
    assert calls.apply(calls.apply, added, 1) == 3
    assert calls.apply("strtoupper", "a") == "A"
    assert calls.map(Bell.ring if False else calls.identity, [1]) == [1]


def test_functions_and_classes_of_the_library():
    assert calls.apply(str.upper, "a") == "A"
    assert calls.apply(str, 3) == "3"
    assert calls.apply(max, [1, 2]) == 2


def test_bound_methods_and_objects():
    seen = []
    calls.each_(seen.append, [1, 2])
    assert seen == [1, 2]
    watcher = mock.Mock(return_value=5)
    assert calls.apply(watcher, 3) == 5
    watcher.assert_called_once_with(3)


def test_listeners():
    bell, seen = Bell(), []
    bell.add(seen.append)
    bell.ring(1)
    calls.apply(bell.ring, 2)
    assert seen == [1, 2]


def test_an_error_of_the_callback():
    with pytest.raises(KeyError, match="k"):
        calls.apply(lambda: {}["k"])


class Mine(ValueError):
    pass


def test_an_error_that_they_catch():
    mine = Mine("m")

    def fail():
        raise mine

    name, text, error = calls.caught(fail)
    assert (name, text) == ("ValueError", "m")
    assert error is mine
    assert calls.caught(lambda: {}["k"])[1] == "'k'"


def test_mutual_recursion():
    def ping(n):
        return n and calls.down(ping, n - 1)

    assert ping(100) == 0
    with pytest.raises(Error, match="Infinite recursion"):
        calls.down(forever, 1)
    assert calls.identity(1) == 1


def forever(n):
    return calls.down(forever, n + 1)


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
    assert calls.use_(thing) == [8, 2, [5, 6], "thing", False]
    assert thing.count == 3
    assert calls.identity(thing) is thing
    assert calls.spreadOut(thing) == [5, 6]


def test_an_exception_of_phps_comes_back():
    def fail():
        raise DomainException("far")

    with pytest.raises(DomainException, match="far"):
        calls.apply(fail)
    assert calls.caught(fail)[0] == "DomainException"


def test_what_cannot_cross():
    calls.identity(pytest)
