"""When the demo's cohorts are where."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from grader.assembly import assemble, prepare_database
from grader.commands.demo.demo_cohorts import begun_at, calendar_of, open_cohorts, spread
from grader.domain.plans.plan import PlanDays
from grader.domain.plans.track import Module, Stretch, Track
from grader.domain.text import Text
from grader.engine.plans.weeks import weeks_of
from grader.settings import Settings

DAYS = [date(2026, 11, 23) + timedelta(days=number) for number in range(5)]


@pytest.mark.parametrize("today", DAYS)
def test_the_first_cohort_is_in_its_ninth_week(today: date) -> None:
    calendar = calendar_of(today)

    weeks = weeks_of(PlanDays(calendar.begins, (calendar.closed,)), lambda *_: frozenset())

    assert weeks.place(today)[0] == 9


@pytest.mark.parametrize("today", [*DAYS, date(2026, 11, 28), date(2026, 11, 29)])
def test_the_next_one_begins_on_the_monday_to_come(today: date) -> None:
    assert calendar_of(today).next_begins == date(2026, 11, 30)


def test_without_a_track_the_first_cohort_began_when_it_would_have_with_one(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    prepare_database(settings)
    grader = replace(assemble(settings), now=lambda: datetime(2026, 11, 24, 9, tzinfo=UTC))
    in_its_past = replace(grader, now=lambda: datetime(2026, 9, 20, 9, tzinfo=UTC))

    open_cohorts([], None, grader)

    begins = calendar_of(date(2026, 11, 24)).begins
    assert (begun_at(grader).date(), begun_at(in_its_past)) == (begins - timedelta(days=1), begun_at(grader))


def test_the_modules_that_are_shown_fill_ten_weeks() -> None:
    modules = [Stretch(Module(name, Text(name)), 1, 1, (name, "not-shown")) for name in "abcd"]

    spread_out = spread(Track("track", Text("Douze"), tuple(modules)), ["a", "b", "c"])

    assert [(one.week, one.weeks, one.exercises) for one in spread_out.stretches] == [
        (1, 3, ("a",)),
        (4, 4, ("b",)),
        (8, 3, ("c",)),
    ]
