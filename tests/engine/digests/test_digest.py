"""The digest of a week: what it tells, from what learners and their staff did."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.alerts.follow_up import WatchState
from grader.domain.alerts.signs import SignKind
from grader.domain.assignments import Assignment
from grader.domain.digests import WeekDigest, WorkOnExercise, week_name
from grader.domain.errors import NotFound, NotValid
from grader.engine.alerts.watching import follow_up
from grader.engine.digests.reading import digest_page
from grader.engine.help_requests.asking import ask_for_help
from tests.engine.grading_school import COHORT, HALF, SOLUTION, School

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def school(grading_school: School) -> School:
    return grading_school


def digest(school: School, week: str = "", handle: str = "ines") -> WeekDigest:
    ports = {"database": school.database, "now": school.clock, "zone": PARIS, "public_holidays": public_holidays}
    return digest_page(school.people[handle], COHORT.slug, week, **ports).digest


def hand_in(school: School, content: bytes, handle: str = "ada") -> str:
    accepted = school.hand_in(content, handle)
    school.grade_to_the_end(accepted.run.id)
    return accepted.submission.id


def test_what_was_handed_in_and_passed_is_told_of_its_week(school: School):
    school.sandbox.foretell(b"x = 100\n", HALF)
    week = week_name(digest(school).week)
    hand_in(school, b"x = 100\n")
    hand_in(school, SOLUTION)
    hand_in(school, SOLUTION, "karim")

    told = digest(school)
    school.clock.move(days=7)

    assert (told.learners, told.active, told.work) == (2, 2, (WorkOnExercise("bonjour", 3, 2, 2),))
    assert (digest(school).active, digest(school, week).work) == (0, told.work)


def test_who_needs_somebody_is_told_with_the_reason_and_what_waits(school: School):
    submission = hand_in(school, SOLUTION)
    ports = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    ask_for_help(school.people["ada"], submission, "Je ne comprends pas.", "", **ports)

    standing = digest(school).standing

    assert standing is not None
    assert [(one.learner.handle, [sign.kind for sign in one.signs]) for one in standing.people] == [
        ("ada", [SignKind.HELP])
    ]
    assert (standing.help_requests, standing.comments, standing.more) == (1, 0, 0)


def test_what_is_due_in_the_week_after_and_who_was_contacted_are_told(school: School):
    monday = digest(school).week
    with school.database.begin() as tx:
        for place, (exercise, days) in enumerate((("bonjour", 1), ("prix", 8))):
            tx.cohorts.assign(Assignment(COHORT.slug, exercise, place, school.clock() + timedelta(days=days)))
    ports = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    step = follow_up(school.people["ines"], COHORT.slug, "ada", WatchState.CONTACTED, "Appel.", **ports)

    told = digest(school)

    assert monday == told.week
    assert [one.exercise for one in told.due] == ["prix"]
    assert [(one.learner.handle, one.step) for one in told.contacts] == [("ada", step)]


def test_an_older_week_does_not_tell_how_it_stands_now(school: School):
    weeks = [week_name(digest(school).week - timedelta(weeks=number)) for number in range(3)]

    assert [digest(school, week).standing is None for week in weeks] == [False, False, True]


@pytest.mark.parametrize("week", ["2099-W01", "2026-W54", "1999-W01", "2026-11", "٢٠٢٦-W48", "x"])
def test_a_week_that_there_is_not_is_refused(school: School, week: str):
    with pytest.raises(NotValid, match="digest_week"):
        digest(school, week)


def test_it_is_for_the_staff_alone(school: School):
    with pytest.raises(NotFound):
        digest(school, handle="ada")
