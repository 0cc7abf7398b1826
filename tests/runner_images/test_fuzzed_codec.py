"""Whatever a peer writes in a frame or a value, it is read as plain data or refused by the one error of its reader."""

import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runner_images.common.values.codec import CodecError, decode, encode
from runner_images.common.values.shared_collections import SharedCollections
from runner_images.common.wire.frames import FrameError, unpack
from runner_images.common.wire.limits import MAX_NODES, NUMBERS_A_NODE
from tests.fuzzing import fuzzed

pytestmark = pytest.mark.slow
TAGS = (
    "int", "float", "same", "bytes", "decimal", "path", "purepath", "builtin", "single", "complex", "range", "fraction",
    "date", "time", "datetime", "timedelta", "tuple", "frozenset", "slice", "dict_keys", "dict_values", "dict_items",
    "list", "dict", "set", "deque", "Counter", "OrderedDict", "defaultdict", "bytearray", "object", "class",
)  # fmt: skip
ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(["inf", "nan", "-0x1p3", "9" * 400, "1e999999", "AAAA", "print", "0001-01-01"])
)
CODED = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=6)
        | st.tuples(st.sampled_from(TAGS), inner).map(lambda pair: {pair[0]: pair[1]})
        | st.tuples(st.sampled_from(TAGS), st.integers(-9, 9), st.lists(inner, max_size=4)).map(
            lambda three: {three[0]: [three[1], *three[2]]}
        )
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=25,
)
MEMORY_BYTES = 64 * 1_048_576
PLAIN = {"builtins", "collections", "datetime", "decimal", "fractions", "pathlib"}


@fuzzed
@given(st.binary(max_size=300) | CODED.map(lambda value: json.dumps(value).encode()))
def test_a_body_is_an_object_or_no_frame(body: bytes) -> None:
    try:
        message = unpack(body)
    except FrameError:
        return
    assert isinstance(message, dict)


@fuzzed
@given(CODED)
def test_a_coded_value_is_plain_data_or_does_not_cross(coded: Any) -> None:
    tracemalloc.start()
    try:
        value = decode(coded, shelf=SharedCollections(step=1))
    except CodecError:
        value = None
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert type(value).__module__ in PLAIN
    assert peak_bytes < MEMORY_BYTES


@fuzzed
@given(CODED)
def test_what_crossed_once_crosses_again(coded: Any) -> None:
    try:
        value = decode(coded, shelf=SharedCollections(step=1))
    except CodecError:
        return
    try:
        again = decode(json.loads(json.dumps(encode(value))), shelf=SharedCollections(step=1))
    except CodecError:
        return  # a set of odd values, or more than the caps once it is written whole
    assert type(again) is type(value)


@fuzzed
@given(st.integers(1, 6), st.sampled_from(["list", "tuple", "set"]))
def test_a_value_beyond_the_caps_is_refused_before_it_is_made(factor: int, tag: str) -> None:
    most = MAX_NODES * (NUMBERS_A_NODE if tag == "list" else 1)
    coded = {"tuple": [{tag: [number, *range(1_000)]} for number in range(1, most // 1_000 * factor + 2)]}
    tracemalloc.start()

    try:
        decode(coded, shelf=SharedCollections(step=1))
    except CodecError:
        refused = True
    else:
        refused = False

    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused
    assert peak_bytes < MEMORY_BYTES
