"""What is noted of a page while a check visits it."""

import pytest

from runner_images.common.kinds.page.visit import thrown


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [("TypeError", "x is not a function\nat a.js:1", "TypeError: x is not a function"), ("", "null", "null")],
)
def test_what_a_script_throws_is_told_in_one_line(name: str, said: str, told: str) -> None:
    assert thrown(name, said) == told
