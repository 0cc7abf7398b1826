"""The school of these tests."""

import pytest

from tests.engine.grading_school import School


@pytest.fixture
def school(staffed_school: School) -> School:
    """Return the school whose staff are Inès and Paul."""
    return staffed_school
