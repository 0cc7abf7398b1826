"""What a learner did, sorted by days of the school's calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.domain.errors import NotValid
from grader.domain.people import Person, Role
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.reports.activity import (
    ActiveDay,
    PassedExercise,
    Period,
    Support,
    SupportKind,
    SupportOfDay,
    active_days,
    checked_period,
    last_month,
    support_by_day,
    this_month,
)
from grader.domain.submissions.submission import Submission

PARIS = ZoneInfo("Europe/Paris")
LATE = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)
"""Half an hour after midnight in Paris."""
FIRST, NEXT = date(2026, 11, 3), date(2026, 11, 4)


def sent(exercise: str, at: datetime, commit: str = "a") -> Submission:
    return Submission(f"S-{exercise}-{at}", "R", "E", exercise, commit, "t", at, 1)


def test_a_day_is_the_schools_and_tells_what_was_handed_in_on_it():
    early = LATE - timedelta(hours=12)
    hand_ins = [sent("b", LATE, "3"), sent("a", early, "1"), sent("b", early, "1"), sent("a", early + timedelta(1e-4))]

    days = active_days(hand_ins, [PassedExercise("a", FIRST)], [ProjectHandIn("K", "J", "E", 1, LATE)], PARIS)

    assert days == (
        ActiveDay(FIRST, pushes=2, hand_ins=3, exercises=("a", "b"), passed=1, projects=0),
        ActiveDay(NEXT, pushes=1, hand_ins=1, exercises=("b",), passed=0, projects=1),
    )


def test_a_project_alone_makes_a_day_without_a_push():
    (day,) = active_days([], [], [ProjectHandIn("K", "J", "E", 1, LATE)], PARIS)

    assert day == ActiveDay(NEXT, pushes=0, hand_ins=0, exercises=(), passed=0, projects=1)


def test_what_the_staff_did_is_a_line_a_day_kind_and_person():
    ines, paul = (Person(name, name, name, Role.TRAINER) for name in ("ines", "paul"))
    comment, help_ = SupportKind.COMMENT, SupportKind.HELP
    done = [(comment, ines), (help_, ines), (comment, paul), (comment, ines)]

    lines = support_by_day([Support(kind, LATE, by) for kind, by in done], PARIS)

    assert lines == (
        SupportOfDay(NEXT, comment, ines, 2),
        SupportOfDay(NEXT, help_, ines, 1),
        SupportOfDay(NEXT, comment, paul, 1),
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [(NEXT, FIRST), (date(1999, 12, 31), FIRST), (date(2020, 1, 1), FIRST), (FIRST, date.max)],
)
def test_days_that_are_no_period_are_refused(first: date, last: date) -> None:
    with pytest.raises(NotValid, match="report_period"):
        checked_period(first, last)


def test_months_are_this_one_so_far_and_the_one_before():
    assert this_month(FIRST) == Period(date(2026, 11, 1), FIRST)
    assert last_month(date(2026, 1, 31)) == Period(date(2025, 12, 1), date(2025, 12, 31))
    assert checked_period(FIRST, FIRST) == Period(FIRST, FIRST)
