import secrets

import mean
import pytest
from mean import Bad, Lying
from php import Exception

EXPECTED = secrets.randbits(128)  # no address, number or count holds it by chance


def test_what_they_changed_is_theirs_alone():
    assert mean.three() == 3
    assert mean.pieces() == [1.23456789, "é", {"a": [2]}]
    assert mean.call(lambda value: value, [1.23456789]) == [1.23456789]


def test_errors_that_say_nothing_true():
    with pytest.raises(Bad):
        mean.badError()
    with pytest.raises(Lying):
        mean.lyingError()
    with pytest.raises(Exception, match="a"):
        mean.cyclicCause()
    assert mean.three() == 3


def test_objects_that_protest_when_they_go():
    made = mean.mortal()
    assert made is not None
    del made
    assert mean.three() == 3
    with pytest.raises(Exception, match="grave"):
        mean.forget()


def test_thousands_of_objects():
    for _ in range(30):
        assert len(mean.many(1_000)) == 1_000


class Case:
    _secret = EXPECTED

    def verify(self):
        return False


def test_nothing_leaks():
    for thing in (Case(), lambda: EXPECTED, (x for x in [EXPECTED])):
        assert [text for text in mean.rummage(thing) if str(EXPECTED) in text] == []


def test_too_many_objects():
    mean.many(60_000)


def test_too_deep():
    mean.deep(101)


def test_what_is_no_value():
    mean.resource()
