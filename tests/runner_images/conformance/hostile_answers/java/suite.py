import math
import unittest
from datetime import datetime
from decimal import Decimal

import pytest
from Sly import Keeper, Sly, answer, boom

NAMES = ["Sly", "Number", "Text", "List", "Map", "Enum", "Lambda", "Exception", "Record", "Iterator", "Optional"]
EXPECTED = [42, 9.42, "x", b"x", [7, 8], (7, 8), {7, 8}, {}, None, 0, Decimal(42), datetime(2026, 1, 1)]
CASE = unittest.TestCase()
EQUALITIES = [
    lambda got, expected: got == expected,
    lambda got, expected: expected == got,
    lambda got, expected: not got != expected,
    lambda got, expected: expected in [got],
    lambda got, expected: got in [expected],
    lambda got, expected: [got] == [expected],
    lambda got, expected: {"a": (got,)} == {"a": (expected,)},
    # Of a list it looks at each item, which tells their code nothing of what is expected.
    lambda got, expected: not isinstance(expected, (list, tuple)) and got == pytest.approx(expected),
    lambda got, expected: CASE.assertEqual(got, expected) is None,
    lambda got, expected: got <= expected <= got,
    lambda got, expected: not got < expected and not got > expected,
    lambda got, expected: got is expected,
    lambda got, expected: not (got - expected),
]
TOLERANCES = [
    lambda got, expected: abs(got - expected) < 1e-6,
    lambda got, expected: round(got - expected, 5) == 0,
    lambda got, expected: math.isclose(got, expected),
    lambda got, expected: CASE.assertAlmostEqual(got, expected) is None,
    lambda got, expected: -1e-6 < got - expected < 1e-6,
    lambda got, expected: float(got) == expected,
    lambda got, expected: sum([got, -expected]) == 0,
    lambda got, expected: sorted([got, expected]) == [expected, got] == sorted([expected, got]),
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


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_near_the_expected_value(name):
    got = answer(name)
    assert [(n, e) for n, trick in enumerate(TOLERANCES) for e in (9.42, 42) if passes(trick, got, e)] == []


def test_a_class_is_no_value_either():
    assert [e for e in EXPECTED if Sly == e or e == Sly] == []


def test_it_is_42():
    assert answer("Sly") == 42


def test_swallowed_error():
    with pytest.raises((TypeError, AttributeError)), Keeper():
        boom()
