import math
import unittest

import pytest
from sly import Keeper, Sly, answer

NAMES = [
    "Sly", "ArrayObject", "Moment", "Enum", "Closure", "stdClass", "Generator", "SplFixedArray", "Exception",
    "SimpleIterator",
]  # fmt: skip
EXPECTED = [42, 9.42, "x", b"x", [1, 2], (1, 2), {1, 2}, {}, {"a": 1}, None, 0, True]
CASE = unittest.TestCase()
EQUALITIES = [
    lambda got, expected: got == expected,
    lambda got, expected: expected == got,
    lambda got, expected: not got != expected,
    lambda got, expected: expected in [got],
    lambda got, expected: got in [expected],
    lambda got, expected: [got] == [expected],
    lambda got, expected: {"a": (got,)} == {"a": (expected,)},
    lambda got, expected: got == pytest.approx(expected),
    lambda got, expected: CASE.assertEqual(got, expected) is None,
    lambda got, expected: got <= expected <= got,
    lambda got, expected: not got < expected and not got > expected,
    lambda got, expected: got is expected,
    lambda got, expected: not (got - expected),
    lambda got, expected: abs(got - expected) < 1e-6,
    lambda got, expected: math.isclose(got, expected),
    lambda got, expected: int(got) == expected,
    lambda got, expected: float(got) == expected,
    lambda got, expected: CASE.assertAlmostEqual(got, expected) is None,
    lambda got, expected: sum([got]) == expected,
]


def passes(trick, got, expected):
    try:
        return bool(trick(got, expected))
    except Exception:
        return False


@pytest.mark.parametrize("name", NAMES)
def test_nothing_equals_the_expected_value(name):
    got = answer(name)
    assert [(n, e) for n, trick in enumerate(EQUALITIES) for e in EXPECTED if passes(trick, got, e)] == []


def test_not_of_what_the_test_made_either():
    made = Sly()
    assert [(n, e) for n, trick in enumerate(EQUALITIES) for e in EXPECTED if passes(trick, made, e)] == []


def test_no_context_manager():
    with pytest.raises(TypeError), Keeper():
        pass


def test_it_is_42():
    assert answer("Sly") == 42


def test_swallowed_assertion():
    with Keeper():
        assert answer("Sly") == 3
