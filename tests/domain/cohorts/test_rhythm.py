"""A learner's weeks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from grader.domain.cohorts.rhythm import Week, weeks

MONDAY = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")


def test_this_week_is_there_before_anything_was_handed_in() -> None:
    assert weeks([], [], now=MONDAY, zone=UTC, most=9) == (Week(date(2026, 11, 23), 0, 0, 0),)


def test_days_are_counted_once_and_hand_ins_each() -> None:
    sent = [MONDAY, MONDAY + timedelta(minutes=3), MONDAY + timedelta(days=1)]

    (week,) = weeks(sent, [MONDAY], now=MONDAY + timedelta(days=2), zone=UTC, most=9)

    assert (week.active_days, week.hand_ins, week.passed) == (2, 3, 1)


def test_a_quiet_week_stands_between_others() -> None:
    found = weeks([MONDAY - timedelta(days=14), MONDAY], [], now=MONDAY, zone=UTC, most=9)

    assert [week.hand_ins for week in found] == [1, 0, 1]


def test_no_more_weeks_than_asked_for() -> None:
    assert len(weeks([MONDAY - timedelta(days=100)], [], now=MONDAY, zone=UTC, most=4)) == 4


def test_a_late_sunday_evening_lies_in_the_school_s_own_week() -> None:
    sunday_night = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # 0:30 on Monday in Paris

    (week,) = weeks([sunday_night], [], now=MONDAY, zone=PARIS, most=9)

    assert week.hand_ins == 1
