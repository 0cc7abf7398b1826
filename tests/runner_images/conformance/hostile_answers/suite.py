import json
import math
import unittest
from datetime import datetime

import pytest
from sly import Chain, Items, Keeper, Liar, Meta, Metal, Real, Sly, Text, answer, boom

NAMES = ["Sly", "Chain", "Real", "Text", "Items", "Liar", "Metal", "Hidden", "HiddenChain"]
EXPECTED = [42, 9.42, "x", b"x", [1, 2], (1, 2), {1, 2}, {}, None, 0]
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
    lambda got, expected: not (got - expected) and not isinstance(expected, (str, bytes, list, tuple, dict, type(None))),
    lambda got, expected: not (got ^ expected) and not isinstance(expected, (str, bytes, list, tuple, dict, type(None))),
]
TOLERANCES = [
    lambda got, expected: abs(got - expected) < 1e-6,
    lambda got, expected: abs(expected - got) < 1e-6,
    lambda got, expected: round(got - expected, 5) == 0,
    lambda got, expected: math.isclose(got, expected),
    lambda got, expected: math.fabs(got - expected) < 1e-6,
    lambda got, expected: got == pytest.approx(expected),
    lambda got, expected: CASE.assertAlmostEqual(got, expected) is None,
    lambda got, expected: -1e-6 < got - expected < 1e-6,
    lambda got, expected: (got - expected) ** 2 < 1e-6,
    lambda got, expected: int((got - expected) * 10) == 0,
    lambda got, expected: float(got - expected) == 0,
    lambda got, expected: got / expected == 1,
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
    got = answer(name, 0)
    assert [(n, e) for n, trick in enumerate(EQUALITIES) for e in EXPECTED if passes(trick, got, e)] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_near_the_expected_value(name):
    got = answer(name, 0)
    assert [(n, e) for n, trick in enumerate(TOLERANCES) for e in (9.42, 3) if passes(trick, got, e)] == []


def test_not_of_what_the_test_made_either():
    for made in (Sly(1), Chain(1)):
        for got in (abs(made), made.real, made.real(), made - made, Chain(1) * 2):
            assert [n for n, trick in enumerate(TOLERANCES) if passes(trick, got, 9.42)] == []


def test_a_date_does_not_compute_with_it():
    for made in (answer("Chain", 0), Chain(1).real):
        with pytest.raises(TypeError):
            assert abs((made - datetime(2026, 1, 1)).total_seconds()) < 1


def test_unhashable_and_lying_classes():
    assert not isinstance(answer("Liar", 0), int)
    assert not isinstance(3, Metal)
    assert not issubclass(int, Metal)
    assert Metal != Liar
    assert Meta is not Metal


def test_an_unnamed_class_decides_nothing():
    hidden, other = answer("Hidden", 0), answer("Hidden", 0)
    assert (hidden == other) is (type(hidden).__mro__[1] is Sly)


def test_content_of_plain_subclasses():
    assert Real() == 1.25
    assert Text() == "theirs"
    assert Items() == [[5]]
    assert 9 not in answer("Items", 0) or Items is type(answer("Items", 0))


def test_it_is_42():
    assert answer("Sly", 42) == 42


def test_swallowed_assertion():
    with Keeper():
        assert answer("Sly", 3) == 3


def test_swallowed_error():
    with Keeper():
        boom()
        assert False


def test_swallowed_error_of_the_library():
    with Keeper():
        json.loads(repr(answer("Sly", 0)))
        assert False


def test_swallowed_by_a_decorator_of_values():
    with Keeper():
        assert {}[answer("Sly", 0)] == 3
