"""The school of these tests."""

import pytest

from tests.engine.grading_school import COHORT, School


@pytest.fixture
def school(grading_school: School) -> School:
    """Return the school whose staff are Inès and Paul."""
    with grading_school.database.begin() as tx:
        for handle in ("ines", "paul"):
            tx.cohorts.add_staff(COHORT.slug, f"P-{handle}")
    return grading_school
