import pytest
import Streams
from java import IllegalStateException
from Streams import Countdown


def test_streams_are_lazy(capsys):
    numbers = iter(Streams.counting())
    assert capsys.readouterr().out == ""
    assert [next(numbers), next(numbers)] == [1, 2]
    assert "1\n2\n" in capsys.readouterr().out


def test_consumed_by_python():
    assert list(Streams.limited(2)) == [0, 1]
    assert [*Streams.limited(2)] == [0, 1]
    assert sum(Streams.limited(4)) == 6
    assert next(iter(Streams.limited(0)), "none") == "none"


def test_an_iterator():
    numbers = Streams.steps()
    assert iter(numbers) is numbers
    assert (numbers.hasNext(), numbers.next(), next(numbers)) == (True, 0, 10)
    with pytest.raises(StopIteration):
        next(numbers)


def test_an_error_on_the_way():
    numbers = iter(Streams.fails())
    assert next(numbers) == 1
    with pytest.raises(IllegalStateException, match="later"):
        next(numbers)


def test_classes_that_iterate():
    assert list(Countdown(3)) == [2, 1, 0]
    assert list(Countdown(3)) == [2, 1, 0]
    assert (1 in Countdown(3), 3 in Countdown(3)) == (True, False)


def test_what_does_not_iterate():
    with pytest.raises(TypeError):
        list(Streams.plain())


def test_without_end():
    for _ in Streams.counting():
        pass
