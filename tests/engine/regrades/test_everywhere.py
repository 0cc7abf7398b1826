"""One exercise run again in all cohorts of whoever asks: a regrade each, and nothing of anybody else's."""

import pytest

from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.exercises.exercise import SourceFile
from grader.domain.people import Role
from grader.domain.regrades.regrade import Regrade, RegradeChoice
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.regrades import looking, starting
from tests.engine.grading_school import COHORT, WRONG, School
from tests.engine.regrades.regrading import graded, start

OTHER = Cohort("web-2611", "Web 26-11")


@pytest.fixture
def both(school: School) -> School:
    """Let Zoé hand in where Inès teaches, too, and Paul does not."""
    open_cohort(OTHER, ["bonjour", "prix"], database=school.database)
    school.people["zoe"] = school.add("zoe", Role.LEARNER)
    school.enroll(school.people["zoe"], cohort=OTHER.slug)
    with school.database.begin() as tx:
        tx.cohorts.add_staff(OTHER.slug, "P-ines")
    return school


def zoe_hands_in(school: School) -> None:
    with school.database.read() as tx:
        repository = tx.repositories.by_path(OTHER.slug, "zoe")
    assert repository is not None
    school.repositories.push(repository.path, [SourceFile("bonjour/bonjour.py", WRONG)])
    school.accept_as_known(repository)
    school.grade()


def everywhere(school: School, handle: str, cohort: str | None = COHORT.slug) -> tuple[Regrade, ...]:
    ports = {"database": school.database, "doorbell": school.doorbell, "now": school.clock, "new_id": school.new_id}
    return starting.start_everywhere(school.people[handle], RegradeChoice("bonjour", cohort=cohort), **ports)


def cohorts(begun: tuple[Regrade, ...]) -> list[str | None]:
    return [one.choice.cohort for one in begun]


def test_each_cohort_of_hers_that_has_hand_ins_gets_its_own(both: School):
    graded(both, WRONG), zoe_hands_in(both)

    begun = everywhere(both, "ines")

    assert cohorts(begun) == [COHORT.slug, OTHER.slug]
    assert [one.total for one in begun] == [1, 1]


def test_a_lead_begins_only_what_is_theirs(both: School):
    graded(both, WRONG), zoe_hands_in(both)

    assert cohorts(everywhere(both, "paul")) == [COHORT.slug]


def test_where_nothing_fits_or_one_waits_already_the_others_begin(both: School):
    graded(both, WRONG)
    assert cohorts(everywhere(both, "ines")) == [COHORT.slug]
    zoe_hands_in(both)

    assert cohorts(everywhere(both, "ines")) == [OTHER.slug]


def test_where_none_can_begin_it_says_why_of_the_cohort_that_was_looked_at(both: School):
    graded(both, WRONG)
    start(both)

    with pytest.raises(NotAllowed, match="regrade_open"):
        everywhere(both, "ines")


@pytest.mark.parametrize(("handle", "cohort"), [("ada", COHORT.slug), ("paul", OTHER.slug)])
def test_nobody_begins_from_a_cohort_that_is_not_theirs(both: School, handle: str, cohort: str):
    with pytest.raises(NotFound):
        everywhere(both, handle, cohort)


def test_where_no_cohort_is_named_all_of_hers_begin_and_nobody_else_s(both: School):
    graded(both, WRONG), zoe_hands_in(both)

    assert cohorts(everywhere(both, "paul", None)) == [COHORT.slug]
    assert cohorts(everywhere(both, "ines", None)) == [OTHER.slug]
    with pytest.raises(NotAllowed, match="regrade_open"):
        everywhere(both, "ines", None)


def test_who_has_no_cohort_finds_no_exercise(both: School):
    with pytest.raises(NotFound, match="exercise"):
        everywhere(both, "ada", None)


def test_the_page_tells_what_waits_in_her_other_cohorts(both: School):
    graded(both, WRONG), zoe_hands_in(both)
    everywhere(both, "ines")

    page = looking.cohort_regrades(both.people["ines"], COHORT.slug, database=both.database)

    assert [one.regrade.choice.cohort for one in page.elsewhere] == [OTHER.slug]
    assert looking.cohort_regrades(both.people["paul"], COHORT.slug, database=both.database).elsewhere == ()
