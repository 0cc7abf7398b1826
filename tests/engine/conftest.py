"""The school that tests of grading share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.grading_school import School, open_grading_school


@pytest.fixture
def grading_school(tmp_path: Path) -> Iterator[School]:
    """Yield a school with Ada and Karim, two exercises, and nothing handed in."""
    with open_grading_school(tmp_path) as school:
        yield school
