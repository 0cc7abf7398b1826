"""Functions of one number and of a list: the tests know the answers, and say them to nobody."""

import pytest
from answers import SECRET
from Doubles import doubler, doublerTout
from java import IllegalArgumentException


def test_four():
    assert doubler(4) == 8


@pytest.mark.parametrize(("number", "expected"), [(0, 0), (-3, -6), (21, 42)])
def test_several(number, expected):
    assert doubler(number) == expected


def test_lists():
    seen = []
    assert doublerTout([1, 2], seen.append) == [2, 4]
    assert seen == [2, 4]


def test_errors():
    with pytest.raises(IllegalArgumentException, match="nombre"):
        doubler(1_000_001)


def test_hidden():
    for number, expected in SECRET:
        assert doubler(number) == expected
