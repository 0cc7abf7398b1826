"""Arrays where there is no numpy: no value, and nobody is asked for one."""

import pytest

from runner_images.common.values.arrays import array_from, is_array, plain_number
from runner_images.common.values.codec import decode
from runner_images.common.values.foreign import CodecError

ARRAY = {"ndarray": ["<i8", [1], "AAAAAAAAAAA="]}


def test_an_array_is_refused_where_the_image_has_none() -> None:
    with pytest.raises(CodecError):
        decode(ARRAY)


def test_a_program_of_that_name_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Theirs:
        def __getattr__(self, name: str) -> object:
            raise AssertionError(name)

    monkeypatch.setitem(__import__("sys").modules, "numpy", Theirs())

    with pytest.raises(ValueError, match="no array"):
        array_from(ARRAY["ndarray"])
    assert not is_array(object())
    assert plain_number(object) is object
