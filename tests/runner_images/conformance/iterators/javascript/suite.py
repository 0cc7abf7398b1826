import itertools

import pytest
import streams
from javascript import RangeError


def test_generators_are_lazy(capsys):
    numbers = streams.count()
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


def test_javascripts_own_steps():
    numbers = streams.limited(1)
    assert numbers.next() == {"value": 0, "done": False}
    assert numbers.next() == {"value": "end", "done": True}
    echo = streams.echo()
    echo.next()
    assert echo.next("a")["value"] == "a"
    assert getattr(echo, "return")(5) == {"value": 5, "done": True}


def test_an_error_on_the_way():
    numbers = streams.fails()
    assert next(numbers) == 1
    with pytest.raises(RangeError, match="later"):
        next(numbers)


def test_classes_that_iterate():
    assert list(streams.Countdown(3)) == [2, 1, 0]
    assert list(streams.Steps()) == [1, 0]
    assert next(streams.Steps()) == 1
    assert list(streams.literal()) == [0, 1]
    assert 1 in streams.Countdown(3)


def test_what_does_not_iterate():
    with pytest.raises(TypeError, match="is not iterable"):
        list(streams.weak())


def test_javascripts_own_collections():
    assert list(streams.entries()) == [["a", [1]]]
    found = streams.unhashable()
    assert (len(found), list(found), found.size) == (2, [[1], [2]], 2)
    typed = streams.typed()
    assert (len(typed), list(typed), typed[0]) == (2, [1.5, 2], 1.5)
    assert [match[0] for match in streams.matches("a1b2")] == ["1", "2"]


def test_asynchronous_generators():
    assert list(streams.later()) == [1, 2]


def test_without_end():
    for _ in streams.count():
        pass
