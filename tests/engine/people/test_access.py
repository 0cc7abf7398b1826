"""Who may see what, over a real SQLite file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.adapters.randomness import new_id
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.people import Person, Role
from grader.engine.people import access
from grader.engine.ports.database import Transaction
from tests.engine.accounts.account_school import GOOD, School, open_school


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    with open_school(tmp_path) as school:
        yield school


@pytest.fixture
def ada(school: School) -> Person:
    person = school.add_person("ada", "Ada", Role.LEARNER)
    school.accept(school.invite("ada"), GOOD, "Firefox, Linux")
    return person


@pytest.mark.parametrize(
    ("role", "staff", "seen"),
    [
        (Role.LEARNER, False, (False, False, False)),
        (Role.LEARNER, True, (False, False, False)),
        (Role.TRAINER, False, (False, False, False)),
        (Role.TRAINER, True, (True, True, True)),
        (Role.LEAD, True, (True, True, True)),
        (Role.OPERATOR, True, (False, False, False)),
    ],
)
def test_only_staff_of_a_cohort_see_it_and_its_code(
    school: School,
    ada: Person,
    role: Role,
    staff: bool,  # noqa: FBT001 - a case
    seen: tuple[bool, bool, bool],
) -> None:
    viewer = school.add_person("viewer", "Viewer", role)
    with school.database.begin() as tx:
        place = _enroll(tx, ada, staff=viewer if staff else None)

    with school.database.read() as tx:
        answers = (
            access.may_see_cohort(viewer, "web-2610", tx),
            access.may_see_everyone(viewer, "web-2610", tx),
            access.may_see_submission(viewer, place, tx),
        )

    assert answers == seen


def test_a_learner_sees_their_cohort_and_their_own_code_but_not_everyone(school: School, ada: Person) -> None:
    with school.database.begin() as tx:
        place = _enroll(tx, ada)

    with school.database.read() as tx:
        answers = (
            access.may_see_cohort(ada, "web-2610", tx),
            access.may_see_everyone(ada, "web-2610", tx),
            access.may_see_submission(ada, place, tx),
        )

    assert answers == (True, False, True)


def _enroll(tx: Transaction, person: Person, *, staff: Person | None = None) -> Enrollment:
    place = Enrollment(new_id(), "web-2610", person, EnrollmentStatus.ACTIVE)
    tx.cohorts.add(Cohort("web-2610", "Web, octobre 2026"))
    tx.cohorts.enroll(place)
    if staff is not None:
        tx.cohorts.add_staff("web-2610", staff.id)
    return place
