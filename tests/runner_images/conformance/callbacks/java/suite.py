from unittest import mock

import pytest
from Calls import Calls, apply, at, caught, compose, down, each, greet, identity, map, same, twice, use
from Calls import Bell, Clock
from java import IllegalArgumentException, StackOverflowError


def test_arguments():
    assert apply(lambda x: x + 1, 2) == 3
    assert twice(lambda x, y: x * y, 3, 4) == 12
    assert apply(lambda x: None, 2) is None
    assert map(lambda n: n * 2, [1, 2]) == [2, 4]
    assert Calls.longest(["a", "abc", "ab"], lambda one, other: len(one) - len(other)) == "abc"
    assert Calls.count([1, 2, 3], lambda n: n > 1) == 2


def test_a_function_is_one_on_both_sides():
    def function(value):
        pass

    assert same(function, function)
    assert not same(function, lambda value: None)
    assert identity(function) is function
    assert identity([function])[0] is function


def test_their_functions():
    added = compose(lambda x: x + 1, lambda x: x * 2)
    assert (added(3), added.apply(3)) == (7, 7)
    assert identity(added) is added
    assert apply(added, 1) == 3
    assert added.andThen(lambda n: n * 10)(3) == 70


def test_functions_of_the_library():
    assert apply(str.upper, "a") == "A"
    assert apply(str, 3) == "3"
    assert apply(max, [1, 2]) == 2


def test_bound_methods_and_mocks():
    seen = []
    each(seen.append, [1, 2])
    assert seen == [1, 2]
    watcher = mock.Mock(return_value=5)
    assert apply(watcher, 3) == 5
    watcher.assert_called_once_with(3)


def test_listeners():
    bell, seen = Bell(), []
    bell.add(seen.append)
    bell.ring("a")
    each(bell.ring, ["b"])
    assert seen == ["a", "b"]


def test_an_error_of_the_callback():
    with pytest.raises(KeyError, match="k"):
        apply(lambda x: {}["k"], 1)


class Mine(ValueError):
    pass


def test_an_error_that_they_catch():
    mine = Mine("m")

    def fail(_value):
        raise mine

    text, error = caught(fail)
    assert text == "m"
    assert error is mine
    assert caught(lambda x: {}["k"])[0] == "'k'"


def test_mutual_recursion():
    def ping(n):
        return n and down(ping, n - 1)

    assert ping(100) == 0
    with pytest.raises(StackOverflowError):
        down(forever, 1)
    assert identity(1) == 1


def forever(n):
    return down(forever, n + 1)


class Noon:
    def hour(self):
        return 12

    def zone(self, city):
        return f"zone of {city}"


def test_an_object_of_the_tests_for_an_interface():
    noon = Noon()
    assert use(noon, "Lyon") == "12 zone of Lyon none"
    assert use(mock.Mock(hour=lambda: 3, zone=lambda city: city, label=lambda: "x"), "Lyon") == "3 Lyon x"
    assert identity(noon) is noon
    assert at(noon) is noon
    assert issubclass(Clock, Clock)


def test_an_object_without_a_method():
    class Empty:
        pass

    with pytest.raises(AttributeError):
        use(Empty(), "Lyon")


def test_an_exception_of_javas_comes_back():
    def fail(_value):
        raise IllegalArgumentException("far")

    with pytest.raises(IllegalArgumentException, match="far"):
        apply(fail, 1)
    assert greet(lambda: "Ada") == "hi Ada"


def test_an_answer_of_another_type():
    assert greet(lambda: 3) == "hi Ada"


def test_what_cannot_cross():
    identity(pytest)
