"""Whose repository may be read or written over Git, over a real SQLite file."""

from dataclasses import replace

import pytest

from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.people import Role
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.submissions.git_access import PUSH, open_repository
from tests.engine.grading_school import COHORT, School

FETCH = "git-upload-pack"
STRANGERS = {"marc": Role.TRAINER, "lea": Role.LEAD, "olga": Role.OPERATOR, "noor": Role.LEARNER}


@pytest.fixture
def school(grading_school: School) -> School:
    """Return the school with people who have nothing to do with the cohort."""
    open_cohort(Cohort("web-2703", "Web 27-03"), ["prix"], database=grading_school.database)
    for handle, role in STRANGERS.items():
        grading_school.people[handle] = grading_school.add(handle, role)
    grading_school.take_in(grading_school.people["marc"], cohort="web-2703")
    return grading_school


@pytest.mark.parametrize("service", [FETCH, PUSH])
def test_a_learner_reads_and_writes_their_own(school: School, service: str) -> None:
    opened = open_repository(school.people["ada"], COHORT.slug, "ada", service=service, database=school.database)

    assert opened == school.repository("ada")


def stands(school: School, status: str) -> None:
    """Have Ada stand like this in the cohort."""
    with school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, school.people["ada"].id)
        assert place is not None
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus(status)))


def test_somebody_who_pauses_still_hands_in(school: School) -> None:
    stands(school, "paused")

    opened = open_repository(school.people["ada"], COHORT.slug, "ada", service=PUSH, database=school.database)

    assert opened == school.repository("ada")


@pytest.mark.parametrize("status", ["left", "completed", "hired"])
def test_who_is_in_training_no_longer_reads_and_hands_nothing_in(school: School, status: str) -> None:
    stands(school, status)
    asked = (school.people["ada"], COHORT.slug, "ada")

    assert open_repository(*asked, service=FETCH, database=school.database) == school.repository("ada")
    with pytest.raises(NotAllowed, match="place_over"):
        open_repository(*asked, service=PUSH, database=school.database)


@pytest.mark.parametrize("handle", ["ines", "paul"])
def test_the_cohorts_staff_read(school: School, handle: str) -> None:
    opened = open_repository(school.people[handle], COHORT.slug, "ada", service=FETCH, database=school.database)

    assert opened == school.repository("ada")


@pytest.mark.parametrize("handle", ["ines", "paul"])
def test_the_cohorts_staff_do_not_write(school: School, handle: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        open_repository(school.people[handle], COHORT.slug, "ada", service=PUSH, database=school.database)

    assert refused.value.code == "push_to_learner"


@pytest.mark.parametrize("service", [FETCH, PUSH])
@pytest.mark.parametrize("handle", ["karim", *STRANGERS])
def test_to_everybody_else_it_is_not_there(school: School, handle: str, service: str) -> None:
    with pytest.raises(NotFound) as refused:
        open_repository(school.people[handle], COHORT.slug, "ada", service=service, database=school.database)

    assert refused.value.code == "repository"


@pytest.mark.parametrize(("cohort", "handle"), [("web-2610", "nobody"), ("web-2703", "ada"), ("", ""), ("..", "ada")])
def test_what_is_not_there_looks_the_same(school: School, cohort: str, handle: str) -> None:
    with pytest.raises(NotFound) as refused:
        open_repository(school.people["ines"], cohort, handle, service=FETCH, database=school.database)

    assert refused.value.code == "repository"
