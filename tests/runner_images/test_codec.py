"""The codec: what crosses is equal and of the same type; the rest does not cross."""

import json
import math
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runner_images.common.values.codec import CodecError, decode, encode
from runner_images.common.values.shared_collections import SharedCollections

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
    coded = encode(value, shelf=SharedCollections(step=-1))
    return decode(json.loads(json.dumps(coded, allow_nan=False)), shelf=SharedCollections(step=1))


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


@pytest.mark.parametrize(
    "value",
    [Counter("aab"), OrderedDict(b=1, a=2), defaultdict(list, {1: [2]}), deque([1, 2], maxlen=3), ...,
     slice(1, None, 2), PurePosixPath("a/b"), ValueError, type(None)],
    ids=repr,
)  # fmt: skip
def test_a_value_of_the_library_crosses_by_its_exact_type(value: object) -> None:
    arrived = crossed(value)

    assert arrived == value
    assert type(arrived) is type(value)


def test_the_views_of_a_dict_cross_as_views() -> None:
    content = {"a": 1}

    assert crossed(content.keys()) == {"a"}
    assert crossed(content.items()) == {("a", 1)}
    assert list(crossed(content.values())) == [1]


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
    [Sly(3), object(), len, cyclic(), deep(), [0] * 3_000_000, [""] * 300_000, 10**100_000, "x" * 9_000_000],
    ids=["subclass", "object", "function", "cyclic", "deep", "numbers", "nodes", "digits", "long"],
)
def test_it_refuses(value: object) -> None:
    with pytest.raises(CodecError):
        encode(value)


@pytest.mark.parametrize(
    ("value", "obstacle"),
    [(cyclic(), "cycle"), (deep(), "depth"), ([""] * 300_000, "size"), ("x" * 9_000_000, "size"), (object(), "kind")],
    ids=["cyclic", "deep", "nodes", "long", "object"],
)
def test_it_says_what_is_in_the_way(value: object, obstacle: str) -> None:
    with pytest.raises(CodecError) as refusal:
        encode(value)

    assert refusal.value.obstacle == obstacle


@pytest.mark.parametrize(
    "value", [[*range(1_000_000)], [0.5] * 300_000, "x" * 5_000_000], ids=["whole", "real", "text"]
)
def test_long_plain_values_pass(value: object) -> None:
    assert decode(encode(value)) == value


@pytest.mark.parametrize(
    "coded",
    ['{"set":[-1,{"list":[-2]}]}', '{"dict":[-1,[1]]}', '{"dict":[-1,1]}', '{"list":[]}', '{"list":[1]}',
     '{"list":[true]}', '{"int":"zz"}', '{"range":[1,2,0]}', '{"eval":"1"}', '{"list":[-1],"tuple":[]}', "{}",
     "[]", '{"fraction":[1,0]}', '{"date":[0,0,0]}', '{"bytes":"*"}', "1e999", '{"float":"1"}',
     '{"decimal":"x"}', '{"object":{"id":1}}', '{"list":{}}', '{"datetime":[2026]}', '{"complex":[1]}',
     '{"same":-1}', '{"list":[-1,{"same":-1}]}', '{"builtin":"eval"}', '{"deque":[-1]}',
     '{"defaultdict":[-1,"open"]}', '{"dict_items":[1]}', '{"single":"x"}',
     '{"tuple":[{"list":[-1]},{"dict":[-1]}]}'],
)  # fmt: skip
def test_it_refuses_what_no_stub_sends(coded: str) -> None:
    value = json.loads(coded)

    with pytest.raises(CodecError):
        decode(value, shelf=SharedCollections(step=1))
