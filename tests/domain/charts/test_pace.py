"""How far a group is at the end of each week, by counting on the fingers."""

from datetime import date

import pytest

from grader.domain.charts.pace import Reached, due_by_week, reached, reached_by_week

MONDAYS = (date(2026, 11, 16), date(2026, 11, 23), date(2026, 12, 7))


@pytest.mark.parametrize(
    ("numbers", "parts"),
    [
        ([5], Reached(three_quarters=5, half=5, quarter=5)),
        ([0, 5], Reached(three_quarters=0, half=5, quarter=5)),
        ([1, 2, 3], Reached(three_quarters=1, half=2, quarter=3)),
        ([4, 1, 3, 2], Reached(three_quarters=2, half=3, quarter=4)),
        ([0, 0, 1, 5, 0, 1, 0, 0], Reached(three_quarters=0, half=0, quarter=1)),
    ],
)
def test_parts_of_a_group_have_at_least(numbers: list[int], parts: Reached):
    assert reached(numbers) == parts


@pytest.mark.parametrize("learners", range(1, 30))
def test_what_is_said_of_a_part_is_true_of_it(learners: int):
    numbers = [(7 * place) % 11 for place in range(learners)]

    parts = reached(numbers)

    for share, least in ((3, parts.three_quarters), (2, parts.half), (1, parts.quarter)):
        assert 4 * sum(number >= least for number in numbers) >= share * learners
        assert 4 * sum(number >= least + 1 for number in numbers) < share * learners


def test_passes_add_up_over_the_weeks_and_who_has_none_is_counted():
    weeks = reached_by_week([("ada", 0, 2), ("ada", 2, 1), ("karim", 1, 1)], learners=3, weeks=3)

    assert [week.quarter for week in weeks] == [2, 2, 3]
    assert [week.half for week in weeks] == [0, 1, 1]
    assert [week.three_quarters for week in weeks] == [0, 0, 0]


def test_a_group_without_anybody_has_reached_nothing():
    assert reached_by_week([], learners=0, weeks=3) == ()


def test_dates_add_up_in_the_week_they_lie_in_or_the_one_before_a_break():
    days = {date(2026, 11, 15): 1, date(2026, 11, 22): 1, date(2026, 12, 2): 3, date(2026, 12, 7): 1}

    assert due_by_week(days, MONDAYS) == [2, 5, 6]


def test_before_a_first_week_nothing_is_due():
    assert due_by_week({date(2026, 11, 15): 1}, ()) == []
