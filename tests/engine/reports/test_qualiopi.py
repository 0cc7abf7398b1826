"""The folder of evidence for Qualiopi: what is counted, over which days, and for whom."""

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from grader.domain.accommodations import Accommodation
from grader.domain.errors import NotFound
from grader.domain.masking import ToldCount
from grader.domain.people import Role
from grader.domain.reports.activity import Period, SupportKind
from grader.domain.reports.qualiopi import QualiopiFolder
from grader.engine.reports.qualiopi import qualiopi_folder
from tests.engine.grading_school import COHORT, SOLUTION, School

TODAY = date(2026, 11, 23)
FEW, NOBODY = ToldCount(1, 4), ToldCount(0, 0)


def folder(school: School, by: str = "paul", period: Period | None = None) -> QualiopiFolder:
    return qualiopi_folder(school.people[by], COHORT.slug, period, zone=UTC, database=school.database, now=school.clock)


def test_it_begins_with_the_first_hand_in_where_no_plan_says_when(grading_school: School) -> None:
    grading_school.hand_in(SOLUTION, "ada")
    grading_school.clock.move(days=9)

    assert folder(grading_school).period == Period(TODAY, TODAY + timedelta(days=9))


def test_a_cohort_that_is_over_ends_its_period(grading_school: School) -> None:
    grading_school.hand_in(SOLUTION, "ada")
    with grading_school.database.begin() as tx:
        tx.cohorts.set_end(COHORT.slug, grading_school.clock() + timedelta(days=2))
    grading_school.clock.move(days=9)

    assert folder(grading_school).period == Period(TODAY, TODAY + timedelta(days=2))


def test_few_people_with_more_time_are_not_told(grading_school: School) -> None:
    before = folder(grading_school)
    with grading_school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, grading_school.people["ada"].id)
        assert place is not None
        tx.accommodations.put(Accommodation(place.id, 33))

    assert (before.more_time, folder(grading_school).more_time) == (NOBODY, FEW)


def test_versions_are_told_in_their_days(grading_school: School) -> None:
    with grading_school.database.begin() as tx:
        first = tx.catalog.current("bonjour")
        assert first is not None
        newer = replace(first, suite_digest="f" * 64)
        tx.catalog.publish(newer, grading_school.clock() + timedelta(days=1))
    day = TODAY + timedelta(days=1)

    found = folder(grading_school, period=Period(day, day))

    (resource,) = [one for one in found.resources if one.exercise == "bonjour"]
    assert [(one.exercise, one.suite_digest) for one in found.changed] == [("bonjour", newer.suite_digest)]
    assert (resource.versions, resource.newest, resource.newest_on) == (2, newer.suite_digest, day)


def test_what_nobody_did_is_told_as_nought(grading_school: School) -> None:
    support = {one.kind: (one.learners, one.times) for one in folder(grading_school).support}

    assert support == dict.fromkeys(SupportKind, (NOBODY, 0))


@pytest.mark.parametrize("by", ["ada", "ines", "olga", "rita"])
def test_nobody_else_reads_it(grading_school: School, by: str) -> None:
    grading_school.people["olga"] = grading_school.add("olga", Role.OPERATOR)
    grading_school.people["rita"] = grading_school.add("rita", Role.LEAD)

    with pytest.raises(NotFound):
        folder(grading_school, by)
