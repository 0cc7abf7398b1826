"""A function of one number: the tests know the answers, and say them to nobody."""

import pytest
from answers import SECRET
from doubler import doubler


def test_four():
    assert doubler(4) == 8


@pytest.mark.parametrize(("number", "expected"), [(0, 0), (-3, -6), (21, 42)])
def test_several(number, expected):
    assert doubler(number) == expected


def test_hidden():
    for number, expected in SECRET:
        assert doubler(number) == expected
