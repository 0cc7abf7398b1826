"""Arrays and tables where there is no numpy and no pandas: no values, and nobody is asked for one."""

import sys

import pytest

from runner_images.common.values.arrays import array_from, is_array, plain_number
from runner_images.common.values.codec import decode
from runner_images.common.values.dataframes import table_parts
from runner_images.common.values.foreign import CodecError
from runner_images.common.wire.frames import Json

BODY: list[Json] = ["<i8", [1], "AAAAAAAAAAA="]
ARRAY: Json = {"ndarray": BODY}
TABLE: Json = {"Series": [None, None, {"range": [0, 1, 1]}, {"tuple": [1]}]}


@pytest.mark.parametrize("coded", [ARRAY, TABLE])
def test_neither_is_read_where_the_image_has_none(coded: Json) -> None:
    with pytest.raises(CodecError):
        decode(coded)


def test_a_program_of_that_name_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Theirs:
        def __getattr__(self, name: str) -> object:
            raise AssertionError(name)

    for name in ("numpy", "pandas"):
        monkeypatch.setitem(sys.modules, name, Theirs())

    with pytest.raises(ValueError, match="no array"):
        array_from(BODY)
    assert not is_array(object())
    assert table_parts(object()) is None
    assert plain_number(object) is object
