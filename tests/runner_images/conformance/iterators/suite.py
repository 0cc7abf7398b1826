import inspect
import itertools
import types

import pytest
import streams


def test_generators_are_lazy(capsys):
    numbers = streams.count()
    assert capsys.readouterr().out == ""
    assert next(numbers) == 1
    assert list(itertools.islice(numbers, 2)) == [2, 3]
    assert capsys.readouterr().out == "1\n2\n3\n"


def test_what_a_generator_is():
    numbers = streams.limited(3)
    assert isinstance(numbers, types.GeneratorType)
    assert inspect.isgenerator(numbers)
    assert iter(numbers) is numbers
    assert 2 in numbers
    with pytest.raises(StopIteration) as caught:
        next(numbers)
    assert caught.value.value == "end"


def test_consumed_by_python():
    assert list(streams.limited(2)) == [0, 1]
    assert [*streams.limited(2)] == [0, 1]
    assert sum(streams.limited(4)) == 6
    assert dict(enumerate(streams.limited(1))) == {0: 0}
    assert next(streams.limited(0), "none") == "none"
    assert sorted(streams.squares([3, 1])) == [1, 9]


def test_send_and_close():
    echo = streams.echo()
    assert next(echo) is None
    assert echo.send("a") == "a"
    echo.close()
    assert list(echo) == []


def test_an_error_on_the_way():
    numbers = streams.fails()
    assert next(numbers) == 1
    with pytest.raises(ValueError, match="later"):
        next(numbers)


def test_classes_that_iterate():
    assert list(streams.Countdown(3)) == [2, 1, 0]
    assert next(streams.Countdown(1)) == 0
    assert list(streams.Sequence()) == [4, 5]
    assert 5 in streams.Sequence()


def test_context_managers():
    with streams.Timer() as timer:
        assert timer.events == ["in"]
    assert timer.events == ["in", None]
    with pytest.raises(KeyError), streams.Timer() as timer:
        raise KeyError
    assert timer.events == ["in", KeyError]


def test_swallowed_by_their_manager():
    with streams.ignoring(ValueError) as it:
        assert it == "it"
        raise ValueError
    with pytest.raises(TypeError), streams.ignoring(ValueError):
        raise TypeError


def test_an_assertion_is_not_swallowed():
    with streams.ignoring(BaseException):
        assert list(streams.limited(2)) == [1]


def test_without_end():
    for _ in streams.count():
        pass
