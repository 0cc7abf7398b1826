"""The end of a cohort: what it erases is said, wrong days need a yes, and operators and its leads may stop it."""

from datetime import UTC, date, timedelta

import pytest

from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotFound, NotValid
from grader.domain.people import Person, Role
from grader.engine.cohorts.ending import CohortEnd, end_cohort, erasures_ahead, resume_erasure, stop_erasure
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.operation.retention import Periods, announce
from grader.engine.ports.retention import AgedKind
from tests.engine.grading_school import COHORT, School

DAY = timedelta(days=1)
PERIODS = Periods(output=30 * DAY, security=183 * DAY, keys=30 * DAY, code=92 * DAY, account=1_187 * DAY)


def end(school: School, day: date, *, sure: bool = False) -> CohortEnd:
    parts = {"database": school.database, "now": school.clock}
    return end_cohort(COHORT.slug, day, sure=sure, periods=PERIODS, zone=UTC, **parts)


def today(school: School) -> date:
    return school.clock().date()


@pytest.fixture
def over(grading_school: School) -> School:
    """Return the school whose cohort was over for long when that was announced just now."""
    end(grading_school, date(2020, 6, 30), sure=True)
    announce(PERIODS, database=grading_school.database, now=grading_school.clock)
    return grading_school


def test_an_end_to_come_says_what_goes_when(grading_school: School) -> None:
    last = today(grading_school) + 30 * DAY

    ending = end(grading_school, last)

    assert ending == CohortEnd(COHORT.slug, last, 2, code_from=last + 93 * DAY, names_from=last + 1_188 * DAY)


def test_today_is_no_day_that_is_past(grading_school: School) -> None:
    assert end(grading_school, today(grading_school)).last_day == today(grading_school)


def test_a_day_before_the_last_hand_in_needs_a_yes(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.clock.move(days=3)
    day = today(grading_school) - 4 * DAY

    with pytest.raises(NotValid) as refused:
        end(grading_school, day)

    assert refused.value.code == "end_before_hand_in"
    assert refused.value.params["code_from"] == str(day + 93 * DAY)
    assert end(grading_school, day, sure=True).last_day == day


def test_a_day_that_is_past_is_not_stored_without_a_yes(grading_school: School) -> None:
    with pytest.raises(NotValid) as refused:
        end(grading_school, date(2020, 6, 30))

    with grading_school.database.read() as tx:
        cohort = tx.cohorts.get(COHORT.slug)
    assert refused.value.code == "end_past"
    assert refused.value.params["code_from"] == str(today(grading_school) + 7 * DAY)
    assert cohort == COHORT


def stopping(role: Role, school: School, *, staff: bool) -> Person:
    """Return somebody of a role, who leads the cohort or not."""
    person = school.add("somebody", role)
    if staff:
        school.take_in(person)
    return person


@pytest.mark.parametrize(("role", "staff"), [(Role.OPERATOR, False), (Role.LEAD, True)])
def test_operators_and_leads_see_and_stop_what_is_ahead(over: School, role: Role, *, staff: bool) -> None:
    viewer = stopping(role, over, staff=staff)
    (ahead,) = erasures_ahead(viewer, database=over.database)

    stop_erasure(COHORT.slug, by=viewer, database=over.database, now=over.clock)
    (stopped,) = erasures_ahead(viewer, database=over.database)
    resume_erasure(COHORT.slug, by=viewer, database=over.database)

    assert [(one.kind, one.due_at) for one in ahead.erasures] == [
        (AgedKind.CODE, over.clock() + 7 * DAY),
        (AgedKind.ACCOUNT, over.clock() + 7 * DAY),
    ]
    assert (stopped.cohort.erasure_stopped_at, stopped.erasures) == (over.clock(), ())
    assert erasures_ahead(viewer, database=over.database) == ()


@pytest.mark.parametrize(
    ("role", "staff"), [(Role.LEARNER, True), (Role.TRAINER, True), (Role.LEAD, False), (Role.TRAINER, False)]
)
def test_nobody_else_stops_or_resumes_it(over: School, role: Role, *, staff: bool) -> None:
    viewer = stopping(role, over, staff=staff)

    with pytest.raises(NotFound):
        stop_erasure(COHORT.slug, by=viewer, database=over.database, now=over.clock)
    with pytest.raises(NotFound):
        resume_erasure(COHORT.slug, by=viewer, database=over.database)


def test_a_lead_sees_those_of_their_own_cohorts_alone(over: School) -> None:
    open_cohort(Cohort("web-2703", "Web 27-03"), [], database=over.database)
    lise = over.add("lise", Role.LEAD)
    over.take_in(lise, cohort="web-2703")

    assert erasures_ahead(lise, database=over.database) == ()
