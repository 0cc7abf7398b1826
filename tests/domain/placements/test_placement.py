"""The days on which learners are asked, and which day can be one on which they said something."""

from datetime import date

import pytest

from grader.domain.errors import NotValid
from grader.domain.placements.placement import (
    NOT_POSITIVE,
    POSITIVE,
    PlacementKind,
    PlacementMoment,
    checked_said_on,
)

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (PlacementMoment.AT_END, date(2026, 11, 30)),
        (PlacementMoment.SIX_WEEKS, date(2027, 1, 11)),
        (PlacementMoment.THREE_MONTHS, date(2027, 2, 28)),
        (PlacementMoment.SIX_MONTHS, date(2027, 5, 30)),
        (PlacementMoment.TWELVE_MONTHS, date(2027, 11, 30)),
    ],
)
def test_somebody_is_asked_as_long_after_their_end(moment: PlacementMoment, day: date) -> None:
    assert moment.day(TODAY) == day


def test_december_is_followed_by_january() -> None:
    assert PlacementMoment.TWELVE_MONTHS.day(date(2026, 12, 31)) == date(2027, 12, 31)


def test_each_answer_is_either_positive_or_not() -> None:
    assert sorted((*POSITIVE, *NOT_POSITIVE)) == sorted(kind for kind in PlacementKind if kind.is_answer)


def test_what_was_said_was_said_until_today() -> None:
    assert checked_said_on(TODAY, TODAY) == TODAY


@pytest.mark.parametrize("said_on", [date(2026, 12, 1), date(1999, 12, 31)])
def test_a_day_to_come_and_one_before_all_cohorts_are_refused(said_on: date) -> None:
    with pytest.raises(NotValid, match="placement_day"):
        checked_said_on(said_on, TODAY)
