import secrets
from types import SimpleNamespace
from unittest import mock

import mean
import pytest
from mean import Anything, Long, Odd

EXPECTED = secrets.randbits(128)  # no address, number or count holds it by chance


def test_answers_of_the_wrong_type():
    one, two = Odd(), Odd()
    for question in (
        lambda: one == two,
        lambda: one < two,
        lambda: len(one),
        lambda: hash(one),
        lambda: {one},
        lambda: list(Long()),
        lambda: bool(one),
        lambda: str(one),
        lambda: float(one),
    ):
        with pytest.raises(Exception):
            question()


def test_errors_without_a_text():
    with pytest.raises(mean.BadError) as caught:
        mean.bad_error()
    assert str(caught.value) == ""


def test_objects_that_die_badly():
    assert len(mean.lasts(3)) == 3
    assert mean.call(lambda: 1) == 1


def test_thousands_of_objects():
    for _ in range(30):
        assert len(mean.objects(2_000)) == 2_000
    assert len(mean.classes(500)) == 500


def test_texts_of_their_own():
    assert mean.call_with_words(lambda **words: words) == {"a": "b"}
    mean.call(lambda word: word, mean.Word("b"))
    assert mean.Word("b") == "b"
    assert mean.Word("b") != "c"


def test_objects_that_answer_everything():
    anything = mean.anything()
    assert anything.a.b(3).c is not None
    assert anything != 3
    assert isinstance(anything, Anything)
    assert not isinstance(anything, type)
    with pytest.raises(TypeError):
        len(anything)


def test_masked_classes():
    assert mean.masked().value() == 4
    assert mean.many_bases() == [1]
    assert mean.many_bases().x == 5


def test_deep_recursion():
    with pytest.raises(RecursionError):
        mean.deep(lambda again: again())
    assert mean.call(lambda: 5) == 5


def test_a_callback_that_raises():
    class Stop(BaseException):
        pass

    def stop():
        raise Stop

    with pytest.raises(Stop):
        mean.call(mean.call, stop)


class Case:
    _secret = EXPECTED

    def verify(self):
        return False


def holding(texts):
    return [text for text in texts if str(EXPECTED) in text]


def test_nothing_leaks():
    with pytest.raises(Exception):
        mean.steal(lambda: EXPECTED)
    spy = mock.Mock()
    spy(EXPECTED)
    for thing in (Case(), lambda: EXPECTED, (x for x in [EXPECTED]), spy):
        assert holding(mean.rummage(thing)) == []


def test_what_is_handed_over_openly_is_found():
    assert holding(mean.rummage(SimpleNamespace(call_args=[EXPECTED]))) != []


def test_nothing_is_replaced():
    case, spy = Case(), mock.Mock()
    for thing, name in ((case, "verify"), (spy, "assert_called_once"), (lambda: 1, "__code__")):
        try:
            mean.replace(thing, name)
        except Exception:
            continue
    assert not case.verify()
    with pytest.raises(AssertionError):
        spy.assert_called_once()


def test_too_many_objects():
    mean.objects(60_000)
