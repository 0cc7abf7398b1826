import secrets

import mean
import pytest
from javascript import Error, RangeError

EXPECTED = secrets.randbits(128)  # no address, number or count holds it by chance


def test_what_they_changed_is_theirs_alone():
    assert mean.three() == 3
    assert mean.list() == [1, {"a": [2]}]
    assert mean.call(lambda value: value, [1]) == [1]
    assert isinstance(mean.nested(), Error)


def test_errors_that_say_nothing():
    with pytest.raises(TypeError) as caught:
        mean.badError()
    assert str(caught.value) == ""
    with pytest.raises(Error):
        mean.throwsProxy()
    with pytest.raises(Error, match="a"):
        mean.cyclicCause()


def test_thousands_of_objects():
    for _ in range(30):
        assert len(mean.many(1_000)) == 1_000


def test_deep_recursion():
    with pytest.raises(RangeError):
        mean.deep(lambda: None)
    assert mean.call(lambda value: value, 5) == 5


class Case:
    _secret = EXPECTED

    def verify(self):
        return False


def test_nothing_leaks():
    for thing in (Case(), lambda: EXPECTED, (x for x in [EXPECTED])):
        assert [text for text in mean.rummage(thing) if str(EXPECTED) in text] == []


def test_a_stack_of_their_own():
    mean.forgedStack()


def test_too_many_objects():
    mean.many(60_000)
