"""What a learner did, week by week and exercise by exercise."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from grader.domain.cohorts.work import work_by_week
from grader.domain.submissions.submission import Submission

PARIS = ZoneInfo("Europe/Paris")
MONDAY, NEXT = date(2026, 11, 16), date(2026, 11, 23)


def sent(exercise: str, day: int, hour: int, number: int) -> Submission:
    at = datetime(2026, 11, day, hour, tzinfo=UTC)
    return Submission(f"{exercise}-{number}", "R", "E", exercise, "c", "t", at, number)


def test_each_week_has_its_exercises_with_their_days_and_newest_try():
    tries = [sent("a", 17, 9, 2), sent("b", 16, 10, 1), sent("a", 16, 9, 1), sent("a", 17, 8, 3), sent("b", 24, 9, 2)]
    passed = {"b": datetime(2026, 11, 24, 9, tzinfo=UTC)}

    work = work_by_week(tries, passed, PARIS)

    assert list(work) == [MONDAY, NEXT]
    assert [(one.exercise, one.tries, one.newest.number, one.passed) for one in work[MONDAY]] == [
        ("a", 3, 2, False),
        ("b", 1, 1, False),
    ]
    assert work[MONDAY][0].days == (MONDAY, date(2026, 11, 17))
    assert [(one.exercise, one.passed) for one in work[NEXT]] == [("b", True)]


def test_weeks_are_those_of_the_school_s_clock():
    assert list(work_by_week([sent("a", 22, 23, 1)], {}, PARIS)) == [NEXT]
    assert work_by_week([], {}, PARIS) == {}
