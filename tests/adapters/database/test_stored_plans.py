"""The contract of `grader.engine.ports.plans.Plans`."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.assignments import Assignment, Extension
from grader.domain.cohorts.progress import Progress
from grader.domain.plans.plan import Closed, Plan, PlanDays
from grader.domain.plans.track import Module, Stretch, Track
from grader.domain.submissions.submission import Submission
from grader.domain.text import Text
from grader.domain.verdicts import Status
from grader.engine.ports.retention import AgedKind

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


def test_a_learner_has_the_cohorts_dates_or_later_ones(school: SqlDatabase, morning: datetime) -> None:
    later = Extension("E-ada", "bonjour", morning + timedelta(days=3))
    given = Assignment(COHORT, "bonjour", 3, morning)
    with school.begin() as tx:
        tx.cohorts.assign(given)
        tx.plans.extend(replace(later, due_at=morning))
        tx.plans.extend(later)

    with school.begin() as tx:
        (own,) = tx.plans.given_to("E-ada", "bonjour")
        assert (own.due_at, own.common_due_at, own.is_extended) == (later.due_at, morning, True)
        assert tx.plans.given_to("E-ada")[-1] == own
        assert tx.plans.given_to("E-karim", "bonjour")[0].due_at == morning
        assert (tx.plans.extensions(COHORT, "bonjour"), tx.plans.extensions(COHORT, "x")) == ((later,), ())
        tx.plans.withdraw("E-ada", "x")
        tx.plans.withdraw("E-ada", "bonjour")
        assert tx.plans.extensions(COHORT, "bonjour") == ()


def test_a_later_date_is_erased_with_the_code(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        tx.plans.extend(Extension("E-ada", "bonjour", morning))
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)

    with school.read() as tx:
        assert tx.plans.extensions(COHORT, "bonjour") == ()


def test_a_calendar_is_opened_by_one_secret_until_the_way_in_is_erased(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        tx.plans.open_calendar("P-ADA", "first")
        tx.plans.open_calendar("P-ADA", "second")
        tx.plans.open_calendar("P-INES", "third")
        tx.plans.close_calendar("P-INES")

    with school.begin() as tx:
        owners = [tx.plans.calendar_owner(one) for one in ("first", "second", "third")]
        had = (tx.plans.has_calendar("P-ADA"), tx.plans.has_calendar("P-INES"))
        tx.aged.erase(AgedKind.SIGN_IN, ["P-ADA"], morning)
        assert (owners, had) == ([None, "P-ADA", None], (True, False))
        assert not tx.plans.has_calendar("P-ADA")


def test_who_passed_after_their_own_date_is_late(
    school: SqlDatabase, submission: Submission, morning: datetime
) -> None:
    cell = Progress("E-ada", "bonjour", Status.PASSED, 1, 1, 1, submission.id, morning, morning)
    found = []
    with school.begin() as tx:
        tx.board.put(cell)
        for due_at in (None, morning + timedelta(seconds=1), morning):
            tx.cohorts.assign(Assignment(COHORT, "bonjour", 3, due_at))
            found.append(tx.plans.passed_late(["E-ada", "E-karim"], ["bonjour", "x"]))
        tx.plans.extend(Extension("E-ada", "bonjour", morning + timedelta(days=1)))
        found.append(tx.plans.passed_late(["E-ada"], ["bonjour"]))

    assert found == [frozenset(), frozenset(), {("E-ada", "bonjour")}, frozenset()]
