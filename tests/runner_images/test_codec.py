"""The codec: what crosses is equal and of the same type; the rest does not cross."""

import json
import math
from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.codec import CodecError, decode, encode

KEYS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.binary(), st.floats(allow_nan=False), st.dates(),
    st.datetimes(), st.times(), st.timedeltas(), st.fractions(), st.complex_numbers(allow_nan=False),
    st.decimals(allow_nan=False),
)  # fmt: skip
VALUES = st.recursive(
    KEYS,
    lambda inner: st.one_of(
        st.lists(inner), st.lists(inner).map(tuple), st.dictionaries(KEYS, inner), st.sets(KEYS), st.frozensets(KEYS)
    ),
    max_leaves=20,
)


def crossed(value: object) -> object:
    return decode(json.loads(json.dumps(encode(value), allow_nan=False)))


@given(VALUES)
def test_a_value_crosses_unchanged(value: object) -> None:
    arrived = crossed(value)

    assert arrived == value
    assert type(arrived) is type(value)


@pytest.mark.parametrize(
    "value",
    [math.inf, -math.inf, range(3, 9, 2), bytearray(b"x"), 10**20_000, "\ud800", Decimal("NaN"),
     datetime(2026, 1, 1, tzinfo=UTC), timedelta.min, Fraction(1, 3), -0.0],
    ids=type,
)  # fmt: skip
def test_an_odd_value_crosses_by_its_repr(value: object) -> None:
    arrived = crossed(value)

    assert type(arrived) is type(value)
    assert arrived == value or repr(arrived) == repr(value)


def test_nan_crosses() -> None:
    arrived = crossed(math.nan)

    assert isinstance(arrived, float)
    assert math.isnan(arrived)


def test_a_counter_crosses_as_a_dict() -> None:
    arrived = crossed(Counter("aab"))

    assert arrived == {"a": 2, "b": 1}
    assert type(arrived) is dict


class Sly(int):
    """Equals everything."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = int.__hash__


def cyclic() -> list[object]:
    value: list[object] = []
    value.append(value)
    return value


def deep() -> list[object]:
    value: list[object] = []
    for _ in range(1_000):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [Sly(3), object(), len, cyclic(), deep(), [0] * 300_000, 10**100_000, "x" * 5_000_000],
    ids=["subclass", "object", "function", "cyclic", "deep", "nodes", "digits", "long"],
)
def test_it_refuses(value: object) -> None:
    with pytest.raises(CodecError):
        encode(value)


@pytest.mark.parametrize(
    "coded",
    ['{"set":[{"list":[]}]}', '{"dict":[[1]]}', '{"dict":[1]}', '{"int":"zz"}', '{"range":[1,2,0]}', '{"eval":"1"}',
     '{"list":[],"tuple":[]}', "{}", "[]", '{"fraction":[1,0]}', '{"date":[0,0,0]}', '{"bytes":"*"}', "1e999",
     '{"float":"1"}', '{"decimal":"x"}', '{"stranger":"X"}', '{"list":{}}', '{"datetime":[2026]}', '{"complex":[1]}'],
)  # fmt: skip
def test_it_refuses_what_no_stub_sends(coded: str) -> None:
    value = json.loads(coded)

    with pytest.raises(CodecError):
        decode(value)
