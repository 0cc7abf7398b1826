"""Dates that follow from a plan and move with it; closed days and modules as people write them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from grader.domain.assignments import Assignment
from grader.domain.days import end_of, start_of
from grader.domain.errors import NotAllowed, NotValid
from grader.domain.plans.modules import module_named
from grader.domain.plans.plan import Closed, PlanDays, checked_order, closed_of, moved, planned
from grader.domain.plans.track import Module, Stretch
from grader.domain.plans.weeks import PlanWeeks
from grader.domain.text import Text

PARIS = ZoneInfo("Europe/Paris")
WEEKS = PlanWeeks(date(2026, 10, 5))
LATER = PlanWeeks(date(2026, 10, 12))
BEFORE_ALL = datetime(2026, 9, 1, tzinfo=UTC)
GIVEN = Assignment("web-2610", "bonjour", 0, week=2, module="debut")
PLANNED = planned(GIVEN, WEEKS, PARIS)
BY_HAND = replace(PLANNED, due_at=end_of(date(2026, 10, 14), PARIS))


def test_an_exercise_begins_and_is_due_with_its_week() -> None:
    assert start_of(date(2026, 10, 12), PARIS) == PLANNED.starts_at
    assert end_of(date(2026, 10, 16), PARIS) == PLANNED.due_at
    assert planned(replace(GIVEN, week=None), WEEKS, PARIS).due_at is None


def test_dates_follow_a_new_first_day() -> None:
    move = moved(PLANNED, WEEKS, LATER, by_hand_too=False, now=BEFORE_ALL, zone=PARIS)

    assert move.after == planned(GIVEN, LATER, PARIS)
    assert move.is_one


def test_a_date_by_hand_keeps_its_day_of_its_week_unless_all_are_to_follow() -> None:
    kept = moved(BY_HAND, WEEKS, LATER, by_hand_too=False, now=BEFORE_ALL, zone=PARIS)
    followed = moved(BY_HAND, WEEKS, LATER, by_hand_too=True, now=BEFORE_ALL, zone=PARIS)

    assert kept.after.due_at == end_of(date(2026, 10, 21), PARIS)
    assert followed.after == planned(GIVEN, LATER, PARIS)


def test_what_is_past_stays() -> None:
    begun, over = datetime(2026, 10, 13, tzinfo=UTC), datetime(2026, 10, 20, tzinfo=UTC)

    running = moved(PLANNED, WEEKS, LATER, by_hand_too=True, now=begun, zone=PARIS)
    done = moved(PLANNED, WEEKS, LATER, by_hand_too=True, now=over, zone=PARIS)

    assert (running.after.starts_at, running.after.due_at) == (PLANNED.starts_at, end_of(date(2026, 10, 23), PARIS))
    assert not done.is_one


def test_without_weeks_before_dates_by_hand_stay_and_missing_ones_come() -> None:
    dated = moved(BY_HAND, None, LATER, by_hand_too=False, now=BEFORE_ALL, zone=PARIS)
    undated = moved(GIVEN, None, LATER, by_hand_too=False, now=BEFORE_ALL, zone=PARIS)

    assert not dated.is_one
    assert undated.after == planned(GIVEN, LATER, PARIS)


def test_closed_days_stand_one_a_line() -> None:
    noel = Closed(date(2026, 12, 21), date(2027, 1, 1))

    assert closed_of("2026-12-21 2027-01-01\n\n 15/05/2026 \n") == (noel, Closed(*[date(2026, 5, 15)] * 2))


@pytest.mark.parametrize("text", ["demain", "2026-12-21 2026-12-01", "2026-01-01 2026-01-02 2026-01-03", "x\n" * 61])
def test_what_is_no_closed_day_is_refused(text: str) -> None:
    with pytest.raises(NotValid):
        closed_of(text)


def test_a_plan_is_of_this_century() -> None:
    with pytest.raises(NotValid):
        PlanDays(date(206, 10, 5))


def test_an_exercise_is_due_after_it_begins() -> None:
    with pytest.raises(NotAllowed):
        checked_order(replace(PLANNED, due_at=PLANNED.starts_at))


def test_a_module_is_found_by_its_name_or_made_from_it() -> None:
    known = (Module("premiers-pas", Text("Premiers pas", "First steps")), Module("ete", Text("été")))

    assert [module_named(name, known) for name in ("First steps", "premiers-pas", " ")] == [known[0], known[0], None]
    assert module_named("Été", known) == Module("ete-2", Text("Été"))
    assert module_named("数学", known) == Module("module", Text("数学"))


def test_a_module_spreads_its_exercises_over_its_weeks() -> None:
    stretch = Stretch(Module("m", Text("M")), 3, 2, ("a", "b", "c"))

    assert list(stretch.by_week()) == [("a", 3), ("b", 3), ("c", 4)]
