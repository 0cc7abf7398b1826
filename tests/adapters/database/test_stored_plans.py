"""The contract of `grader.engine.ports.plans.Plans`."""

from dataclasses import replace
from datetime import date, datetime

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.assignments import Assignment
from grader.domain.plans.plan import Closed, Plan, PlanDays
from grader.domain.plans.track import Module, Stretch, Track
from grader.domain.text import Text

COHORT = "dwwm-2026"
FIRST = Module("premiers-pas", Text("Premiers pas", "First steps"))
TRACK = Track("track", Text("Douze semaines"), (Stretch(FIRST, 1, 2, ("bonjour", "prix-ttc")),))
DAYS = PlanDays(date(2026, 10, 5), (Closed(date(2026, 12, 21), date(2027, 1, 1)),), public_holidays=False)


def test_a_track_replaces_the_one_of_its_slug(school: SqlDatabase, morning: datetime) -> None:
    other = replace(TRACK, slug="data")
    with school.begin() as tx:
        for one in (replace(TRACK, title=Text("Avant")), other, TRACK):
            tx.plans.publish(one, morning)

    with school.read() as tx:
        assert tx.plans.tracks() == (other, TRACK)
        assert (tx.plans.track("track"), tx.plans.track("unknown")) == (TRACK, None)


def test_a_cohort_has_one_plan_and_an_empty_one_before(school: SqlDatabase) -> None:
    with school.begin() as tx:
        before = tx.plans.of_cohort(COHORT)
        tx.plans.put(Plan(COHORT, modules=(FIRST,)))
        undated = tx.plans.of_cohort(COHORT)
        tx.plans.put(Plan(COHORT, DAYS, (FIRST,)))

    with school.read() as tx:
        assert (before, undated) == (Plan(COHORT), Plan(COHORT, modules=(FIRST,)))
        assert tx.plans.of_cohort(COHORT) == Plan(COHORT, DAYS, (FIRST,))


def test_an_assignment_keeps_its_module_week_and_first_day(school: SqlDatabase, morning: datetime) -> None:
    given = Assignment(COHORT, "bonjour", 3, None, morning, "premiers-pas", 2)
    with school.begin() as tx:
        tx.cohorts.assign(given)

    with school.read() as tx:
        assert tx.cohorts.assignment(COHORT, "bonjour") == given
        assert [one.slug for one in tx.cohorts.all()] == sorted(one.slug for one in tx.cohorts.all())
        assert COHORT in [one.slug for one in tx.cohorts.all()]
