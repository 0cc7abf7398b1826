import secrets

import Mean
import pytest
from java import Exception, RuntimeException
from Mean import Bad, Cyclic

EXPECTED = secrets.randbits(128)  # no address, number or count holds it by chance


def test_what_they_changed_is_theirs_alone():
    Mean.change()
    assert Mean.three() == 3
    assert Mean.pieces() == [1.23456789, "é", {"a": [2]}]
    assert Mean.call(lambda value: value, [1.23456789]) == [1.23456789]


def test_errors_that_say_nothing_true():
    with pytest.raises(Bad):
        Mean.badError()
    with pytest.raises(Cyclic):
        Mean.cyclic()
    with pytest.raises(Exception, match="hidden"):
        Mean.hidden()
    assert Mean.three() == 3


def test_half_a_letter():
    assert Mean.half() == "a\ufffdb"


def test_thousands_of_objects():
    for _ in range(30):
        assert len(Mean.many(1_000)) == 1_000


class Case:
    _secret = EXPECTED

    def verify(self):
        return False


def test_nothing_leaks():
    for thing in (Case(), lambda: EXPECTED, (x for x in [EXPECTED])):
        assert [text for text in Mean.rummage(thing) if str(EXPECTED) in text] == []


def test_a_list_that_changes_as_it_is_read():
    numbers = [1, 2, 3]
    Mean.race(numbers)
    with pytest.raises(RuntimeException, match="unfair"):
        Mean.unfair()


def test_too_many_objects():
    Mean.many(60_000)


def test_too_deep():
    Mean.deep(101)


def test_too_long():
    Mean.longText()
