"""Where a cohort stumbles: counted as runs end, by version, and told to its staff alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotFound
from grader.domain.people import Role
from grader.engine.ports.retention import AgedKind
from grader.engine.stumbles.reading import StumblesPage, group_page, stumbles_page
from tests.engine.grading_school import BREAKS, COHORT, SOLUTION, WRONG, School, exercise


@pytest.fixture
def school(grading_school: School) -> School:
    return grading_school


def hand_in(school: School, handle: str, *contents: bytes) -> None:
    for content in contents:
        accepted = school.hand_in(content, handle)
        school.grade_to_the_end(accepted.run.id)
        school.clock.move(hours=1)


def page(school: School, handle: str = "ines", cohort: str | None = None) -> StumblesPage:
    return stumbles_page(school.people[handle], "bonjour", database=school.database, now=school.clock, cohort=cohort)


def stopped(told: StumblesPage) -> dict[str, tuple[int, int | None]]:
    return {one.check.id if one.check else "": (one.learners, one.before) for one in told.stopped}


def test_it_counts_who_tried_and_passed_and_what_stopped_them(school: School):
    hand_in(school, "ada", WRONG, SOLUTION)
    hand_in(school, "karim", WRONG)

    told = page(school)

    assert (told.learners, told.cost.tried, told.cost.passed, told.cost.percent) == (2, 2, 1, 50)
    assert (told.cost.tries, told.cost.time) == (2, timedelta(hours=1))
    assert (stopped(told), told.before) == ({"second": (2, None)}, None)


def test_what_comes_after_a_pass_costs_nothing(school: School):
    hand_in(school, "ada", SOLUTION, WRONG)

    told = page(school)

    assert (told.cost.tries, told.cost.passed, told.cost.time) == (1, 1, timedelta(0))


def test_a_fault_of_ours_is_no_try(school: School):
    hand_in(school, "ada", BREAKS)

    assert page(school).cost.tried == 0


def test_a_new_version_is_counted_beside_the_one_before(school: School):
    hand_in(school, "ada", WRONG, SOLUTION)
    hand_in(school, "karim", WRONG)
    school.give(exercise("bonjour", "2"))
    hand_in(school, "karim", SOLUTION + b"# 2\n")

    told = page(school)

    assert told.before is not None
    assert (told.cost.tried, told.cost.percent, told.before[1].percent) == (1, 100, 50)
    assert stopped(told) == {"second": (0, 2)}


def test_a_version_that_nobody_tried_is_passed_over(school: School):
    hand_in(school, "ada", WRONG)
    first = school.clock()
    for digest in "23":
        school.clock.move(days=1)
        school.give(exercise("bonjour", digest))

    told = page(school)

    assert told.before is not None
    assert (told.before[0] < first, told.cost.tried) == (True, 0)


@pytest.mark.parametrize("handle", ["ada", "karim", "tarek"])
def test_nobody_else_reads_it(school: School, handle: str):
    school.people["tarek"] = school.add("tarek", Role.TRAINER)

    with pytest.raises(NotFound, match="exercise"):
        page(school, handle)


def test_another_cohort_is_neither_shown_nor_counted(school: School):
    theirs = Cohort("web-2611", "Web 26-11")
    with school.database.begin() as tx:
        tx.cohorts.add(theirs)
    hand_in(school, "ada", WRONG)

    with pytest.raises(NotFound, match="cohort"):
        page(school, cohort="web-2611")
    assert page(school).cohorts == (COHORT,)


def test_of_several_cohorts_one_that_is_not_over_comes_first(school: School):
    theirs = Cohort("web-2699", "Finie", school.clock() - timedelta(days=1))
    with school.database.begin() as tx:
        tx.cohorts.add(theirs)
        tx.cohorts.add_staff(theirs.slug, "P-ines")
        given = tx.cohorts.assignment(COHORT.slug, "bonjour")
        assert given is not None
        tx.cohorts.assign(replace(given, cohort=theirs.slug))

    told = page(school)

    assert (told.cohort, told.cohorts) == (COHORT, (COHORT, theirs))
    assert page(school, cohort=theirs.slug).cohort == theirs


def test_of_several_cohorts_one_that_has_yet_to_begin_comes_last(school: School):
    theirs = Cohort("web-2699", "Bientôt")
    with school.database.begin() as tx:
        tx.cohorts.add(theirs)
        tx.cohorts.add_staff(theirs.slug, "P-ines")
        given = tx.cohorts.assignment(COHORT.slug, "bonjour")
        assert given is not None
        tx.cohorts.assign(replace(given, cohort=theirs.slug, starts_at=school.clock() + timedelta(days=4)))

    assert page(school).cohort == COHORT


def test_what_stopped_them_goes_with_the_code_and_the_counts_stay(school: School):
    hand_in(school, "ada", WRONG)
    with school.database.begin() as tx:
        tx.aged.erase(AgedKind.CODE, [school.repository().enrollment_id], school.clock())

    told = page(school)

    assert (stopped(told), told.cost.tried) == ({}, 1)


def test_the_same_failure_of_several_is_one_group(school: School):
    hand_in(school, "ada", WRONG)
    hand_in(school, "karim", WRONG, SOLUTION)

    told = page(school)

    (group,) = told.groups
    assert (group.alike.learners, group.alike.still, told.alone) == (2, 1, 0)
    assert [(one.person.handle, one.still) for one in group.met] == [("ada", True), ("karim", False)]
    assert group.check is not None
    assert (group.check.id, group.more) == ("second", 0)
    assert group.sample is not None


def test_a_failure_of_one_is_counted_and_still_can_be_opened(school: School):
    hand_in(school, "ada", WRONG)
    with school.database.read() as tx:
        (effort,) = tx.stumbles.efforts(COHORT.slug, exercise("bonjour").suite_digest)
    ports = {"database": school.database, "now": school.clock}

    told = page(school)
    opened = group_page(school.people["ines"], "bonjour", str(effort.stopped_by), **ports)

    assert (told.groups, told.alone) == ((), 1)
    assert [one.person.handle for one in opened.group.met] == ["ada"]
    with pytest.raises(NotFound, match="stumble"):
        group_page(school.people["ines"], "bonjour", "nothing", **ports)
    with pytest.raises(NotFound, match="exercise"):
        group_page(school.people["ada"], "bonjour", str(effort.stopped_by), **ports)
