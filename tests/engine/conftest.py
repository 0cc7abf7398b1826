"""The school that tests of grading share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.grading_school import COHORT, School, open_grading_school


@pytest.fixture
def grading_school(tmp_path: Path) -> Iterator[School]:
    """Yield a school with Ada and Karim, two exercises, and nothing handed in."""
    with open_grading_school(tmp_path) as school:
        yield school


@pytest.fixture
def staffed_school(grading_school: School) -> School:
    """Return that school with Inès and Paul as staff of its cohort."""
    with grading_school.database.begin() as tx:
        for handle in ("ines", "paul"):
            tx.cohorts.add_staff(COHORT.slug, f"P-{handle}")
    return grading_school
