"""More time: dates that follow from it, limits of runs, and who may set it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.days import end_of, start_of
from grader.domain.errors import NotAllowed, NotFound, NotValid, Refused
from grader.domain.exercises.exercise import Limits
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.verdicts import Outcome, Reason
from grader.engine.accommodations.setting import more_time_of, set_more_time
from grader.engine.plans import changing, extending
from grader.engine.plans.changing import PlanEntry
from grader.engine.ports.audit import AuditQuery
from tests.engine.grading_school import COHORT, WRONG, School

MONDAY, FRIDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 27), date(2026, 12, 1)
WEB = COHORT.slug


def ports(school: School) -> dict[str, object]:
    return {"public_holidays": public_holidays, "zone": UTC, "database": school.database}


def give(school: School, percent: int, handle: str = "ada", by: Person | None = None) -> None:
    set_more_time(by, WEB, handle, percent, now=school.clock, **ports(school))


def place(school: School, first: date = MONDAY, last: date | None = FRIDAY) -> None:
    changing.put(None, WEB, "bonjour", PlanEntry(starts_on=first, due_on=last), **ports(school))


def due(school: School, handle: str = "ada") -> datetime | None:
    with school.database.read() as tx:
        return tx.plans.given_to(school.repository(handle).enrollment_id, "bonjour")[0].due_at


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school whose first exercise lasts from Monday, which is today, to Friday."""
    place(grading_school)
    return grading_school


def test_dates_still_to_come_move_by_that_share_of_the_working_days(school: School) -> None:
    give(school, 33)

    assert (due(school), due(school, "karim")) == (end_of(TUESDAY, UTC), end_of(FRIDAY, UTC))


def test_they_follow_the_cohorts_date_and_go_with_it(school: School) -> None:
    give(school, 100)
    place(school, last=MONDAY)
    sooner = due(school)
    place(school, last=None)

    assert (sooner, due(school)) == (end_of(date(2026, 11, 24), UTC), None)


def test_a_date_given_by_hand_stays_until_it_is_withdrawn(school: School) -> None:
    extending.extend(None, WEB, "bonjour", "ada", date(2026, 11, 30), zone=UTC, database=school.database)
    give(school, 100)
    by_hand = due(school)
    extending.withdraw(None, WEB, "bonjour", "ada", **ports(school))

    assert (by_hand, due(school)) == (end_of(date(2026, 11, 30), UTC), end_of(date(2026, 12, 4), UTC))


def test_what_is_past_stays_when_time_is_given_and_when_it_is_taken_back(school: School) -> None:
    give(school, 33)
    school.clock.move(days=10)
    give(school, 0)
    give(school, 50, "karim")

    assert (due(school), due(school, "karim")) == (end_of(TUESDAY, UTC), end_of(FRIDAY, UTC))


def test_without_more_time_the_cohorts_date_is_theirs_again(school: School) -> None:
    give(school, 33)
    give(school, 0)

    assert due(school) == end_of(FRIDAY, UTC)


def test_checks_and_runs_may_last_longer_within_what_the_language_allows(school: School) -> None:
    for percent in (0, 50, 200):
        give(school, percent)
        school.hand_in(f"x = {percent + 10}\n".encode())
        school.grade()

    seconds = [(one.run.total_seconds(), one.check.total_seconds()) for one in school.sandbox.limits]
    assert seconds == [(20, 5), (30, 7.5), (60, 15)]


def test_a_limit_is_never_shortened_by_what_is_allowed_now() -> None:
    hour, most = Limits(run=timedelta(hours=1)), Limits(run=timedelta(minutes=1), check=timedelta(seconds=6))

    assert hour.with_more_time(50, most) == replace(hour, check=timedelta(seconds=6))


def test_a_hand_in_that_ran_out_of_time_is_run_again_when_there_is_more(school: School) -> None:
    wrong, slow = (
        CheckReport(*one)
        for one in (("first", Outcome.FAILED, Reason.CHECK_FAILED), ("second", Outcome.FAILED, Reason.TIME))
    )
    school.sandbox.foretell(b"x = 9\n", Report((wrong, slow), Ending.FINISHED))
    for content in (b"x = 9\n", WRONG):
        school.grade_to_the_end(school.hand_in(content).run.id)
    give(school, 50)
    school.grade_to_the_end(school.hand_in(b"x = 9\n").run.id)

    assert len(school.sandbox.runs) == 3


@pytest.mark.parametrize(
    ("by", "handle", "percent", "refusal"),
    [
        ("ines", "ada", 33, NotAllowed("leads_only")),
        ("ada", "ada", 33, NotFound("cohort", slug=WEB)),
        ("olga", "ada", 33, NotFound("cohort", slug=WEB)),
        ("paul", "paul", 33, NotFound("person", handle="paul")),
        ("paul", "ada", 201, NotValid("more_time_shape", most=200)),
        ("paul", "ada", -1, NotValid("more_time_shape", most=200)),
    ],
)
def test_only_a_lead_sets_it_and_only_for_learners(
    school: School, by: str, handle: str, percent: int, refusal: Refused
) -> None:
    school.people["olga"] = school.add("olga", Role.OPERATOR)

    with pytest.raises(type(refusal)) as refused:
        give(school, percent, handle, school.people[by])

    assert (refused.value.code, refused.value.params) == (refusal.code, refusal.params)


def test_the_staff_reads_it_and_nobody_else(school: School) -> None:
    give(school, 33, by=school.people["paul"])

    assert more_time_of(school.people["ines"], WEB, "ada", database=school.database) == 33
    with pytest.raises(NotFound):
        more_time_of(school.people["karim"], WEB, "ada", database=school.database)


def test_the_log_names_who_and_not_what(school: School) -> None:
    give(school, 33)

    with school.database.read() as tx:
        newest = tx.audit.find(AuditQuery(), 1)[0]
    assert (newest.act, newest.object, newest.belongs_to) == (Act.PLACE_CHANGED, "P-ada", WEB)


def test_it_begins_at_the_first_day_of_the_exercise(school: School) -> None:
    with school.database.read() as tx:
        given = tx.cohorts.assignment(WEB, "bonjour")

    assert given is not None
    assert given.starts_at == start_of(MONDAY, UTC)
