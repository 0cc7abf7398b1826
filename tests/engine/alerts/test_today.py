"""Whom the staff of a cohort may see today: from what learners did, until somebody dealt with it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.alerts.exercise_signs import ExerciseSign, ExerciseSignKind
from grader.domain.alerts.follow_up import WatchState
from grader.domain.alerts.rules import AlertRules
from grader.domain.alerts.signs import SignKind
from grader.domain.assignments import Assignment, Extension
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.plans.plan import Closed, Plan, PlanDays
from grader.engine.alerts.reading import TodayPage, rules_page, today_page
from grader.engine.alerts.watching import follow_up, set_rules
from grader.engine.help_requests.asking import ask_for_help
from tests.engine.grading_school import COHORT, HALF, SOLUTION, WRONG, School

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def school(grading_school: School) -> School:
    return grading_school


def hand_in(school: School, handle: str, *contents: bytes) -> str:
    for content in contents:
        accepted = school.hand_in(content, handle)
        school.grade_to_the_end(accepted.run.id)
        school.clock.move(minutes=1)
    return accepted.submission.id


def page(school: School, handle: str = "ines") -> TodayPage:
    return today_page(
        school.people[handle],
        COHORT.slug,
        database=school.database,
        now=school.clock,
        zone=PARIS,
        public_holidays=public_holidays,
    )


def told(school: School, state: WatchState = WatchState.NEW) -> dict[str, list[SignKind]]:
    people = page(school).people[state]
    return {one.enrollment.person.handle: [sign.kind for sign in one.signs] for one in people}


def step(school: School, handle: str, state: WatchState, text: str = "", viewer: str = "ines") -> None:
    ports = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    follow_up(school.people[viewer], COHORT.slug, handle, state, text, **ports)


def stop(school: School, handle: str = "ada", times: int = 4) -> None:
    """Let the same check stop somebody; nobody else answers for them, as their file says something else each time."""
    for number in range(times):
        content = b"x = %d\n" % (100 + number)
        school.sandbox.foretell(content, HALF)
        hand_in(school, handle, content)


def test_nobody_needs_anybody_in_the_beginning(school: School):
    hand_in(school, "ada", SOLUTION)

    assert told(school) == {}
    assert page(school).learners == 2


def test_the_same_check_over_and_over_is_told_with_since_when(school: School):
    began = school.clock()
    stop(school)

    (one,) = page(school).people[WatchState.NEW]
    (sign,) = one.signs

    assert (one.enrollment.person.handle, sign.kind, sign.count) == ("ada", SignKind.STUCK, 4)
    assert (sign.exercise, sign.check, sign.since) == ("bonjour", "second", began)


def test_a_pass_ends_it(school: School):
    stop(school)
    hand_in(school, "ada", SOLUTION)

    assert told(school) == {}


def test_who_is_quiet_or_behind_is_told_of(school: School):
    hand_in(school, "ada", WRONG)
    with school.database.begin() as tx:
        for exercise, days in (("bonjour", 1), ("prix", 2)):
            tx.cohorts.assign(Assignment(COHORT.slug, exercise, days, school.clock() + timedelta(days=days)))
    school.clock.move(days=7)

    assert told(school) == {"ada": [SignKind.BEHIND, SignKind.QUIET], "karim": [SignKind.BEHIND, SignKind.QUIET]}


def dated(school: School, *exercises: str) -> None:
    """Let these exercises, which are all that the cohort was given, be over tomorrow."""
    with school.database.begin() as tx:
        for one in tx.cohorts.assignments(COHORT.slug):
            tx.cohorts.unassign(COHORT.slug, one.exercise)
        for place, exercise in enumerate(exercises):
            tx.cohorts.assign(Assignment(COHORT.slug, exercise, place, school.clock() + timedelta(days=1)))


def test_nobody_is_behind_with_what_was_withdrawn(school: School):
    hand_in(school, "ada", SOLUTION)
    dated(school, "bonjour", "prix")
    with school.database.begin() as tx:
        tx.catalog.withdraw("prix", school.clock())
    school.clock.move(days=7)

    assert "ada" not in told(school)


def test_who_has_a_later_date_is_not_behind_before_it(school: School):
    hand_in(school, "ada", WRONG)
    hand_in(school, "karim", WRONG)
    dated(school, "bonjour", "prix")
    with school.database.begin() as tx:
        for exercise in ("bonjour", "prix"):
            ada = school.repository("ada").enrollment_id
            tx.plans.extend(Extension(ada, exercise, school.clock() + timedelta(days=3)))
    school.clock.move(days=2)
    before = told(school)
    school.clock.move(days=2)

    assert before == {"karim": [SignKind.BEHIND]}
    assert SignKind.BEHIND in told(school)["ada"]


def test_nobody_is_quiet_on_days_that_the_plan_leaves_out(school: School):
    hand_in(school, "ada", WRONG)
    today = school.clock().date()
    closed = Closed(today, today + timedelta(days=30))
    with school.database.begin() as tx:
        tx.plans.put(Plan(COHORT.slug, PlanDays(today - timedelta(days=30), (closed,))))
    school.clock.move(days=28)

    assert told(school) == {}


def test_who_asks_comes_before_who_waits_longer(school: School):
    stop(school)
    submission = hand_in(school, "karim", WRONG)
    ask_for_help(
        school.people["karim"],
        submission,
        "Je bloque.",
        "",
        database=school.database,
        now=school.clock,
        new_id=school.new_id,
    )

    assert list(told(school).items()) == [("karim", [SignKind.HELP]), ("ada", [SignKind.STUCK])]


def test_an_exercise_that_stops_several_is_told_of(school: School):
    set_rules(school.people["paul"], COHORT.slug, vars(AlertRules(hard_learners=2)), database=school.database)
    hand_in(school, "ada", WRONG)
    before = page(school).exercise_signs
    hand_in(school, "karim", WRONG)

    assert before == ()
    assert page(school).exercise_signs == (ExerciseSign(ExerciseSignKind.HARD, "bonjour", 2, "second"),)


def test_who_was_contacted_stays_in_sight_and_what_is_resolved_goes_until_it_comes_back(school: School):
    stop(school)
    step(school, "ada", WatchState.CONTACTED, " Appelée. ")
    contacted = page(school).people[WatchState.CONTACTED]
    step(school, "ada", WatchState.RESOLVED)
    resolved = told(school), told(school, WatchState.RESOLVED)
    school.clock.move(days=1)
    stop(school, times=1)

    assert [(one.newest.text, one.newest.author.handle) for one in contacted if one.newest] == [("Appelée.", "ines")]
    assert resolved == ({}, {"ada": []})
    assert told(school) == {"ada": [SignKind.STUCK]}


def test_who_was_dealt_with_is_shown_for_two_weeks(school: School):
    with school.database.begin() as tx:
        tx.alerts.set_rules(COHORT.slug, AlertRules(quiet_days=30))
    step(school, "ada", WatchState.RESOLVED)
    school.clock.move(days=13)
    shown = told(school, WatchState.RESOLVED)
    school.clock.move(days=1)

    assert (shown, told(school, WatchState.RESOLVED)) == ({"ada": []}, {})


def test_nobody_is_told_of_once_the_cohort_is_over(school: School):
    stop(school)
    with school.database.begin() as tx:
        tx.cohorts.set_end(COHORT.slug, school.clock())

    over = page(school)

    assert (over.over, any(over.people.values()), over.exercise_signs) == (True, False, ())


def test_the_lead_alone_sets_the_rules_and_learners_read_them(school: School):
    values = vars(AlertRules(quiet_days=7))
    set_rules(school.people["paul"], COHORT.slug, values, database=school.database)

    seen = rules_page(school.people["ada"], COHORT.slug, database=school.database)

    assert (seen.rules.quiet_days, seen.staff, seen.may_set_rules) == (7, False, False)
    with pytest.raises(NotAllowed, match="lead_alone"):
        set_rules(school.people["ines"], COHORT.slug, values, database=school.database)
    with pytest.raises(NotValid, match="alert_rule"):
        set_rules(school.people["paul"], COHORT.slug, values | {"overdue": 0}, database=school.database)


def test_a_learner_sees_and_writes_nothing_of_it(school: School):
    with pytest.raises(NotFound):
        page(school, "ada")
    with pytest.raises(NotFound):
        step(school, "karim", WatchState.RESOLVED, viewer="ada")
    with pytest.raises(NotFound):
        step(school, "paul", WatchState.RESOLVED)
