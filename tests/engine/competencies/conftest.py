"""A school whose exercises declare competencies."""

from dataclasses import replace

import pytest

from grader.domain.exercises.exercise import Exercise
from tests.engine.grading_school import BONJOUR, COHORT, School

DECLARING = replace(
    BONJOUR,
    checks=(replace(BONJOUR.checks[0], competencies=("dwwm-2023.cp3",)), BONJOUR.checks[1]),
    competencies=("dwwm-2023.cp7", "school-2026.algo"),
)


@pytest.fixture
def declaring() -> Exercise:
    """Return the exercise: its first check, which half a solution passes, speaks for `cp3`."""
    return DECLARING


@pytest.fixture
def school(staffed_school: School) -> School:
    """Return the school with that exercise published."""
    with staffed_school.database.begin() as tx:
        tx.catalog.publish(DECLARING, staffed_school.clock())
        assert tx.cohorts.get(COHORT.slug) is not None
    return staffed_school
