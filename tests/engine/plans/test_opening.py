"""A cohort is opened with a plan: from a track, like another cohort, or with nothing yet."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort
from grader.domain.days import end_of, first_day, last_day
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.people import Role
from grader.domain.plans.plan import PlanDays
from grader.domain.plans.track import Module, Stretch, Track
from grader.domain.text import Text
from grader.engine.people.access import may_see_everyone
from grader.engine.plans.opening import Opening, open_planned
from grader.engine.plans.reading import cohort_list, plan_of
from grader.engine.plans.tracks import publish_track
from tests.engine.grading_school import COHORT, School

PARIS = ZoneInfo("Europe/Paris")
NEW = Cohort("web-2701", "Web 27-01")
MONDAY = PlanDays(date(2027, 1, 4))
FIRST, SECOND = Module("debut", Text("Débuter", "Begin")), Module("suite", Text("Suite"))
TRACK = Track(
    "track", Text("Un parcours"), (Stretch(FIRST, 1, 1, ("prix",)), Stretch(SECOND, 2, 2, ("later", "bonjour")))
)


@pytest.fixture
def school(grading_school: School) -> School:
    publish_track(TRACK, database=grading_school.database, now=grading_school.clock)
    return grading_school


def opened(school: School, opening: Opening, by: str = "paul") -> list[tuple[str, str | None, int | None, str, str]]:
    """Open a cohort, and return what it was given: exercise, module, week, first and last day."""
    left = open_planned(
        school.people[by], opening, public_holidays=public_holidays, zone=PARIS, database=school.database
    )
    assert set(left) <= {"later"}
    rows = [one.assignment for one in plan_of(None, opening.cohort.slug, database=school.database).rows]
    return [(one.exercise, one.module, one.week, *days(one)) for one in rows]


def days(one: Assignment) -> tuple[str, str]:
    return (
        first_day(one.starts_at, PARIS).isoformat() if one.starts_at else "",
        last_day(one.due_at, PARIS).isoformat() if one.due_at else "",
    )


def test_a_track_is_laid_over_the_weeks_and_what_is_not_published_is_named(school: School) -> None:
    given = opened(school, Opening(NEW, MONDAY, track="track"))

    assert given == [
        ("prix", "debut", 1, "2027-01-04", "2027-01-08"),
        ("bonjour", "suite", 3, "2027-01-18", "2027-01-22"),
    ]
    assert publish_track(TRACK, database=school.database, now=school.clock) == ("later",)


def test_the_lead_who_opens_it_sees_it(school: School) -> None:
    opened(school, Opening(NEW))

    with school.database.read() as tx:
        assert may_see_everyone(school.people["paul"], NEW.slug, tx)
    assert NEW in cohort_list(school.people["paul"], database=school.database).cohorts


def test_a_copy_has_the_same_order_and_its_dates_in_the_same_weeks(school: School) -> None:
    with school.database.begin() as tx:
        tx.cohorts.assign(Assignment(COHORT.slug, "bonjour", 5, due_at=end_of(date(2026, 10, 7), PARIS)))
        tx.cohorts.assign(Assignment(COHORT.slug, "prix", 1, due_at=end_of(date(2026, 10, 16), PARIS)))

    given = opened(school, Opening(NEW, MONDAY, like=COHORT.slug))

    assert given == [("prix", None, None, "", "2027-01-15"), ("bonjour", None, None, "", "2027-01-06")]


def test_a_copy_of_a_planned_cohort_leaves_its_own_holidays_out(school: School) -> None:
    opened(school, Opening(NEW, MONDAY, track="track"))
    may = PlanDays(date(2027, 4, 26))

    given = opened(school, Opening(Cohort("web-2704", "Web 27-04"), may, like=NEW.slug))

    assert [one[3:] for one in given] == [("2027-04-26", "2027-04-30"), ("2027-05-10", "2027-05-14")]


def test_without_days_nothing_is_dated(school: School) -> None:
    assert [one[3:] for one in opened(school, Opening(NEW, track="track"))] == [("", "")] * 2


def test_a_taken_slug_changes_nothing(school: School) -> None:
    with pytest.raises(NotAllowed):
        opened(school, Opening(Cohort(COHORT.slug, "Autre nom"), track="track"))

    with school.database.read() as tx:
        assert tx.cohorts.get(COHORT.slug) == COHORT


@pytest.mark.parametrize(
    ("opening", "refusal"),
    [
        (Opening(NEW, track="track", like=COHORT.slug), NotAllowed),
        (Opening(NEW, track="unknown"), NotFound),
        (Opening(NEW, like="unknown"), NotFound),
        (Opening(Cohort("web-2701", " ")), NotValid),
    ],
)
def test_what_cannot_be_is_refused_as_a_whole(school: School, opening: Opening, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        opened(school, opening)

    with school.database.read() as tx:
        assert tx.cohorts.get(NEW.slug) is None


@pytest.mark.parametrize("handle", ["ada", "ines"])
def test_only_leads_and_operators_open_cohorts(school: School, handle: str) -> None:
    with pytest.raises(NotFound):
        opened(school, Opening(NEW), by=handle)


def test_nobody_copies_a_cohort_that_they_have_no_part_in(school: School) -> None:
    school.people["lise"] = school.add("lise", Role.LEAD)
    school.people["olga"] = school.add("olga", Role.OPERATOR)

    with pytest.raises(NotFound):
        opened(school, Opening(NEW, like=COHORT.slug), by="lise")
    assert opened(school, Opening(NEW, MONDAY, like=COHORT.slug), by="olga")


def test_public_holidays_are_those_of_france() -> None:
    found = public_holidays(2026, 2027)

    assert {date(2026, 7, 14), date(2027, 3, 29), date(2026, 11, 11)} <= found
    assert len(found) == 22
    assert date(2026, 7, 14) + timedelta(days=1) not in found
