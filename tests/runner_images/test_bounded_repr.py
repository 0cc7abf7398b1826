"""How a value is written for whoever reads why a check failed."""

from collections import Counter, OrderedDict, defaultdict, deque
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runner_images.common.tests.bounded_repr import bounded_repr
from runner_images.common.tests.texts import shown_pair
from runner_images.common.wire.limits import VALUE_CHARACTERS

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.binary(max_size=5)
HASHABLE = st.recursive(SCALARS, lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3), max_leaves=5)
VALUES = st.recursive(
    HASHABLE,
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(HASHABLE, inner) | st.sets(HASHABLE),
    max_leaves=20,
)
KINDS = [list, tuple, lambda pair: {"a": pair[0], "b": pair[1]}, deque, lambda pair: OrderedDict(enumerate(pair))]


@given(VALUES)
def test_a_value_is_written_as_python_writes_it(value: object) -> None:
    assert bounded_repr(value, 1_000_000) == repr(value)


def test_other_containers_write_themselves() -> None:
    value = [deque([1], 3), Counter("aab"), defaultdict(int, a=[1]), OrderedDict(a=1), Decimal(1), range(3)]

    assert bounded_repr(value, 1_000) == repr(value)


def test_a_list_in_itself_is_written_as_python_writes_it() -> None:
    value: list[object] = [1]
    value.append({"a": value})

    assert bounded_repr(value, 1_000) == repr(value)


def test_a_long_value_is_written_as_far_as_there_is_room() -> None:
    value = list(range(1_000_000))

    text = bounded_repr(value, 100)

    assert repr(value).startswith(text)
    assert 100 <= len(text) < 200


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.timeout(60)
def test_a_small_value_that_is_endless_when_written_out_is_cut(kind: type) -> None:
    value: object = [8]
    for _ in range(60):
        value = kind([value, value])

    assert len(bounded_repr(value, 100)) < 200


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.timeout(60)
def test_an_endless_value_stands_beside_a_short_one(kind: type) -> None:
    value: object = [8]
    for _ in range(60):
        value = kind([value, value])

    expected, actual = shown_pair(8, value)

    assert expected == "8"
    assert len(actual) <= VALUE_CHARACTERS
