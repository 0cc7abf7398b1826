"""`grader images build`: names that there are, and packages that may be."""

import pytest

from tests.commands.conftest import Grader


@pytest.mark.parametrize(
    ("name", "said"), [("cobol", "There is no runner “cobol”"), ("python:python3-numpy", "GRADER_PACKAGES")]
)
def test_an_image_that_there_cannot_be_is_named(grader: Grader, name: str, said: str) -> None:
    ended = grader("images", "build", name)

    assert ended.status == 2
    assert said in ended.errors
