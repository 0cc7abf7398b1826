"""Tests that take every name of the learner's module, after names of their own, and then rely on builtins."""

from math import isclose

from starry import *


def test_rounds():
    assert isclose(to_cents(3.14159), 3.14)
    assert len(str(to_cents(2.5))) == 3


def test_hidden():
    assert isclose(to_cents(7.777), 7.78)
    assert all([to_cents(1.004) == 1.0, abs(to_cents(-1.999) + 2) < 0.001])
