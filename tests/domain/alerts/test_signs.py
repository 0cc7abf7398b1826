"""Whom the staff are told of: each rule by cases, days counted from the calendar."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.domain.alerts.follow_up import FollowUp, WatchState
from grader.domain.alerts.rules import BOUNDS, AlertRules, checked_rules
from grader.domain.alerts.signs import Morning, Sign, SignKind, behind, quiet, since_then, state_of, stuck
from grader.domain.errors import NotValid
from grader.domain.people import Person, Role
from grader.domain.plans.working_days import working_days_between
from grader.domain.stumbles.effort import Effort

PARIS = ZoneInfo("Europe/Paris")
INES = Person("P-ines", "ines", "Inès", Role.TRAINER)


def at(text: str) -> datetime:
    """Return a moment of the week that begins on Monday 23 November 2026, by the clock in Paris."""
    day, hour = text.split()
    return datetime(2026, 11, 23, int(hour), tzinfo=PARIS) + timedelta(days=DAYS.index(day))


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "mon2", "tue2", "wed2")
THURSDAY = Morning(at("thu 9"), PARIS, AlertRules(), began_at=at("mon 10"))


@pytest.mark.parametrize(
    ("last", "today", "days"),
    [
        ("mon", "mon", 0),
        ("mon", "tue", 0),
        ("mon", "wed", 1),
        ("mon", "fri", 3),
        ("fri", "mon2", 0),
        ("fri", "tue2", 1),
        ("sat", "mon2", 0),
        ("sun", "wed2", 2),
        ("wed", "wed2", 4),
    ],
)
def test_whole_working_days_lie_between(last: str, today: str, days: int) -> None:
    assert working_days_between(at(f"{last} 23").date(), at(f"{today} 0").date()) == days


def test_weeks_are_counted_as_five_days() -> None:
    assert working_days_between(at("mon 9").date(), at("mon 9").date() + timedelta(weeks=4)) == 19


def test_days_that_the_plan_leaves_out_are_no_working_days() -> None:
    monday = at("mon 9").date()
    off = {monday + timedelta(days=place) for place in range(-1, 9)}  # ends, a weekend and a day before among them

    assert working_days_between(monday, monday + timedelta(weeks=2), off) == 3


@pytest.mark.parametrize(
    ("last", "now", "days"),
    [
        ("mon 23", "thu 0", None),
        ("mon 0", "thu 23", None),
        ("mon 23", "fri 0", 3),
        ("fri 10", "wed2 9", None),
        (None, "thu 9", None),
        (None, "fri 9", 3),
    ],
)
def test_quiet_counts_working_days_from_the_calendar(last: str | None, now: str, days: int | None) -> None:
    sign = quiet(at(last) if last else None, replace(THURSDAY, now=at(now)))

    assert (sign.count if sign else None) == days


@pytest.mark.parametrize(
    ("last", "back_on", "days"), [("mon 9", "tue", None), ("mon 9", "mon", 3), (None, "tue", None)]
)
def test_no_day_before_they_came_back_is_quiet(last: str | None, back_on: str, days: int | None) -> None:
    day = at(f"{back_on} 9").date()
    sign = quiet(at(last) if last else None, replace(THURSDAY, now=at("fri 9")), day)

    assert (sign.count if sign else None) == days


def test_nobody_is_quiet_in_a_cohort_that_has_not_begun() -> None:
    assert quiet(None, replace(THURSDAY, began_at=None)) is None


def tried(tries: int, since: str, last: str, check: str | None = "adds") -> Effort:
    return Effort("1", "E-karim", tries, at(since), None, "k", check, tries, at(since), at(last))


@pytest.mark.parametrize(
    ("tries", "since", "last", "told"),
    [
        (4, "mon 9", "thu 8", True),
        (3, "mon 9", "thu 8", False),
        (2, "tue 9", "tue 10", True),
        (2, "tue 23", "wed 1", False),
        (1, "tue 9", "tue 10", False),
    ],
)
def test_stuck_counts_tries_in_a_row_or_minutes_of_one_day(tries: int, since: str, last: str, told: bool) -> None:  # noqa: FBT001 - a case
    sign = stuck(tried(tries, since, last), "bonjour", THURSDAY)

    assert (sign == Sign(SignKind.STUCK, at(since), at(last), tries, "bonjour", "adds")) is told
    assert (sign is None) is not told


def test_who_passed_or_was_not_stopped_is_not_stuck() -> None:
    passed = replace(tried(9, "mon 9", "tue 9"), passed_at=at("wed 9"))

    assert stuck(passed, "bonjour", THURSDAY) is None
    assert stuck(tried(9, "mon 9", "tue 9", check=None), "bonjour", THURSDAY) is None


@pytest.mark.parametrize(("count", "told"), [(0, False), (1, False), (2, True), (5, True)])
def test_behind_counts_what_is_past_its_date(count: int, told: bool) -> None:  # noqa: FBT001 - a case
    sign = behind(count, at("tue 9"), THURSDAY)

    assert sign == (Sign(SignKind.BEHIND, None, at("tue 9"), count) if told else None)


STUCK = Sign(SignKind.STUCK, at("mon 9"), at("wed 11"), 6, "bonjour", "adds")
QUIET = Sign(SignKind.QUIET, at("mon 9"), at("mon 9"), 3)
HELP = Sign(SignKind.HELP, at("wed 11"), at("wed 11"))


@pytest.mark.parametrize(
    ("sign", "resolved", "now", "left"),
    [
        (STUCK, "wed 10", "thu 9", False),
        (STUCK, "tue 10", "thu 9", True),
        (HELP, "wed 10", "thu 9", True),
        (HELP, "wed 12", "thu 9", False),
        (QUIET, "thu 10", "tue2 9", False),
        (QUIET, "thu 10", "wed2 9", True),
    ],
)
def test_what_was_resolved_comes_back_by_something_newer(sign: Sign, resolved: str, now: str, left: bool) -> None:  # noqa: FBT001 - a case
    step = FollowUp("F", "E-karim", WatchState.RESOLVED, "", INES, at(resolved))
    morning = replace(THURSDAY, now=at(now), rules=AlertRules(quiet_days=3 if now == "wed2 9" else 4))

    assert since_then([sign], step, morning) == ((sign,) if left else ())
    assert state_of(step, [sign], morning) is (WatchState.NEW if left else WatchState.RESOLVED)


def test_who_is_in_touch_keeps_their_signs() -> None:
    step = FollowUp("F", "E-karim", WatchState.CONTACTED, "", INES, at("wed 12"))

    assert since_then([STUCK], step, THURSDAY) == (STUCK,)
    assert state_of(step, [STUCK], THURSDAY) is WatchState.CONTACTED
    assert state_of(None, [STUCK], THURSDAY) is WatchState.NEW


def test_rules_have_bounds() -> None:
    usual = vars(AlertRules())

    assert checked_rules(usual) == AlertRules()
    assert all(least <= usual[name] <= most for name, (least, most) in BOUNDS.items())
    with pytest.raises(NotValid, match="alert_rule"):
        checked_rules(usual | {"quiet_days": 0})


def test_a_moment_is_of_the_school_s_day() -> None:
    assert THURSDAY.day_of(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == at("wed 9").date()
