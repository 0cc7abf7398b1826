"""Somebody comes back from a break, and their dates move by its working days."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.days import end_of
from grader.domain.errors import NotAllowed, NotValid
from grader.engine.alerts.gathering import gather
from grader.engine.plans.coming_back import ComingBack, come_back, coming_back
from grader.engine.rosters.changing import PlaceChange, change_place
from tests.engine.grading_school import COHORT, SOLUTION, School

WEB = COHORT.slug
MONDAY = date(2026, 11, 23)
BACK = date(2026, 12, 3)


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school with two exercises due on Friday, whose learner has been on a break since Monday, for 8 days."""
    for slug in ("bonjour", "prix"):
        date_it(grading_school, slug, date(2026, 11, 27))
    pause(grading_school, MONDAY)
    grading_school.clock.move(days=10)
    return grading_school


def date_it(school: School, slug: str, due_on: date) -> None:
    with school.database.begin() as tx:
        given = tx.cohorts.assignment(WEB, slug)
        assert given is not None
        tx.cohorts.assign(replace(given, due_at=end_of(due_on, UTC)))


def pause(school: School, since: date | None) -> None:
    change = PlaceChange(EnrollmentStatus.PAUSED, since)
    change_place(None, WEB, "ada", change, database=school.database, now=school.clock, zone=UTC)


def ports(school: School) -> dict[str, object]:
    return {"public_holidays": public_holidays, "zone": UTC, "database": school.database, "now": school.clock}


def ahead(school: School, back_on: date = BACK) -> ComingBack:
    return coming_back(school.people["paul"], WEB, "ada", back_on, **ports(school))


def due(school: School) -> list[datetime | None]:
    with school.database.read() as tx:
        return [one.due_at for one in tx.plans.given_to(school.repository().enrollment_id)]


def test_what_would_move_is_shown_and_nothing_has_moved(school: School) -> None:
    shown = ahead(school)

    assert (shown.days, [one.exercise for one in shown.moves]) == (8, ["bonjour", "prix"])
    assert {(one.due_on, one.moves_to) for one in shown.moves} == {(date(2026, 11, 27), date(2026, 12, 9))}
    assert due(school) == [end_of(date(2026, 11, 27), UTC)] * 2


@pytest.mark.parametrize(("move", "last"), [(True, date(2026, 12, 9)), (False, date(2026, 11, 27))])
def test_who_comes_back_has_these_dates_or_the_cohorts(school: School, *, move: bool, last: date) -> None:
    come_back(school.people["paul"], WEB, "ada", BACK, move_dates=move, **ports(school))

    with school.database.read() as tx:
        place = tx.cohorts.enrollment(school.repository().enrollment_id)
    assert place is not None
    assert (place.status, place.since) == (EnrollmentStatus.ACTIVE, BACK)
    assert due(school) == [end_of(last, UTC)] * 2


def test_what_was_due_before_the_break_and_what_is_passed_stays(school: School) -> None:
    date_it(school, "prix", date(2026, 11, 20))
    school.grade_to_the_end(school.hand_in(SOLUTION).run.id)

    assert ahead(school).moves == ()


def test_a_break_that_began_on_a_day_nobody_knows_moves_nothing(school: School) -> None:
    with school.database.begin() as tx:
        place = tx.cohorts.enrollment(school.repository().enrollment_id)
        assert place is not None
        tx.cohorts.change_place(replace(place, since=None))

    assert (ahead(school).days, ahead(school).moves) == (0, ())


def test_who_is_back_is_not_quiet_for_the_days_of_the_break(school: School) -> None:
    school.grade_to_the_end(school.hand_in().run.id)
    school.clock.move(days=7)
    back_on = school.clock().date()
    come_back(None, WEB, "ada", back_on, move_dates=True, **ports(school))

    with school.database.read() as tx:
        signs = gather(WEB, tx, school.clock(), UTC, public_holidays).signs

    assert signs[school.repository().enrollment_id] == ()


@pytest.mark.parametrize(
    ("handle", "back_on", "code"),
    [("ada", date(2026, 12, 4), "since_ahead"), ("karim", BACK, "not_on_a_break")],
)
def test_what_cannot_be_is_said(school: School, handle: str, back_on: date, code: str) -> None:
    with pytest.raises((NotAllowed, NotValid)) as refused:
        coming_back(None, WEB, handle, back_on, **ports(school))

    assert refused.value.code == code


def test_a_trainer_lets_nobody_in(school: School) -> None:
    with pytest.raises(NotAllowed):
        coming_back(school.people["ines"], WEB, "ada", BACK, **ports(school))
