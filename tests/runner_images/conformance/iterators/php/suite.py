import itertools

import pytest
import streams
from php import Error, RangeException
from streams import Countdown, Shelf, Steps


def test_generators_are_lazy(capsys):
    numbers = streams.counting()
    assert capsys.readouterr().out == ""
    assert next(numbers) == 1
    assert list(itertools.islice(numbers, 2)) == [2, 3]
    assert capsys.readouterr().out == "1\n2\n3\n"


def test_what_a_generator_is():
    numbers = streams.limited(3)
    assert iter(numbers) is numbers
    assert 2 in numbers
    with pytest.raises(StopIteration) as caught:
        next(numbers)
    assert caught.value.value == "end"


def test_consumed_by_python():
    assert list(streams.limited(2)) == [0, 1]
    assert [*streams.limited(2)] == [0, 1]
    assert sum(streams.limited(4)) == 6
    assert next(streams.limited(0), "none") == "none"
    assert list(streams.named()) == [1, 2]


def test_phps_own_steps():
    numbers = streams.limited(1)
    assert (numbers.valid(), numbers.current(), numbers.key()) == (True, 0, 0)
    numbers.next()
    assert (numbers.valid(), numbers.getReturn()) == (False, "end")
    echo = streams.echoing()
    assert (echo.current(), echo.send("a")) == (None, "a")


def test_an_error_on_the_way():
    numbers = streams.fails()
    assert next(numbers) == 1
    with pytest.raises(RangeException, match="later"):
        next(numbers)


def test_classes_that_iterate():
    assert list(Countdown(3)) == [2, 1, 0]
    assert (len(Countdown(3)), bool(Countdown(0)), 1 in Countdown(3)) == (3, False, True)
    steps = Steps()
    assert list(steps) == [0, 10, 20]
    assert list(steps) == [0, 10, 20]
    assert next(Steps()) == 0


def test_classes_with_brackets():
    shelf = Shelf()
    shelf["b"] = 2
    assert (shelf["a"], shelf["b"], "b" in shelf, "c" in shelf) == (1, 2, True, False)
    del shelf["b"]
    assert "b" not in shelf
    with pytest.raises(Error, match="as array"):
        Steps()["a"]


def test_what_does_not_iterate():
    with pytest.raises(Error, match="must be of type array"):
        list(streams.plain())


def test_phps_own_collections():
    queue = streams.queue()
    assert (len(queue), list(queue), queue.dequeue(), len(queue)) == (2, [4, 5], 4, 1)


def test_without_end():
    for _ in streams.counting():
        pass
