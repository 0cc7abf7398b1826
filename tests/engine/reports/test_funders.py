"""The report for those who pay for a cohort: its figures, masked, for those alone who lead it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.errors import NotFound
from grader.domain.masking import ToldCount
from grader.domain.people import Role
from grader.domain.placements.placement import Placement, PlacementKind, PlacementMoment
from grader.domain.reports.funders import FundersReport
from grader.engine.reports.funders import funders_report
from tests.engine.grading_school import COHORT, School

LEFT_ON = date(2026, 10, 12)


def report(school: School, by: str = "paul") -> FundersReport:
    return funders_report(school.people[by], COHORT.slug, zone=UTC, database=school.database, now=school.clock)


def change(school: School, handle: str, status: EnrollmentStatus) -> None:
    with school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, school.people[handle].id)
        assert place is not None
        tx.cohorts.change_place(replace(place, status=status, since=LEFT_ON))


@pytest.mark.parametrize(
    ("status", "completions", "interruptions"),
    [
        (EnrollmentStatus.COMPLETED, 1, 0),
        (EnrollmentStatus.LEFT, 0, 1),
        (EnrollmentStatus.PAUSED, 0, 1),
        (EnrollmentStatus.HIRED, 0, 0),
    ],
)
def test_it_counts_entries_completions_and_interruptions(
    grading_school: School, status: EnrollmentStatus, completions: int, interruptions: int
) -> None:
    change(grading_school, "karim", status)

    told = report(grading_school)

    assert told.entries == 2
    assert told.completions.exact == (None if completions else 0)
    assert told.interruptions.exact == (None if interruptions else 0)
    assert told.people(status) == ToldCount(1, 4)


def test_who_ended_is_not_told_where_they_are_few(grading_school: School) -> None:
    change(grading_school, "karim", EnrollmentStatus.LEFT)
    with grading_school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, grading_school.people["karim"].id)
        assert place is not None
        tx.placements.put(Placement(place.id, PlacementMoment.AT_END, PlacementKind.PERMANENT))

    told = report(grading_school)

    assert told.placements == ()
    assert [one.moment for one in told.withheld] == ["at_end", "six_weeks"]


def test_it_says_on_which_day_the_cohort_ends(grading_school: School) -> None:
    with grading_school.database.begin() as tx:
        tx.cohorts.set_end(COHORT.slug, datetime(2027, 1, 1, tzinfo=UTC))

    told = report(grading_school)

    assert (told.starts_on, told.ends_on, told.day) == (None, date(2026, 12, 31), date(2026, 11, 23))
    assert told.placements == ()


@pytest.mark.parametrize("by", ["ada", "ines", "olga"])
def test_nobody_else_reads_it(grading_school: School, by: str) -> None:
    grading_school.people["olga"] = grading_school.add("olga", Role.OPERATOR)

    with pytest.raises(NotFound):
        report(grading_school, by)


def test_nobody_reads_of_a_cohort_that_is_none(grading_school: School) -> None:
    with pytest.raises(NotFound):
        funders_report(
            grading_school.people["paul"], "none", zone=UTC, database=grading_school.database, now=grading_school.clock
        )
