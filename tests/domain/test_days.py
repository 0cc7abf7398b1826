"""Days as people write them, and where they begin and end."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from grader.domain.days import day_of, end_of, first_day, last_day, start_of
from grader.domain.errors import NotValid

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize("text", ["2027-03-05", " 05/03/2027", "5/3/2027"])
def test_a_day_is_written_in_two_ways(text: str) -> None:
    assert day_of(text) == date(2027, 3, 5)


@pytest.mark.parametrize(
    "text", ["", "demain", "2027-02-30", "31/02/2027", "05/03/27", "\N{ARABIC-INDIC DIGIT FIVE}/3/2027"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotValid) as refused:
        day_of(text)

    assert refused.value.code == "day_shape"


def test_a_day_begins_and_ends_where_the_school_is() -> None:
    friday = date(2027, 3, 5)

    assert start_of(friday, PARIS) == datetime(2027, 3, 4, 23, tzinfo=UTC)
    assert end_of(friday, PARIS) == datetime(2027, 3, 5, 23, tzinfo=UTC)
    assert first_day(start_of(friday, PARIS), PARIS) == friday
    assert last_day(end_of(friday, PARIS), PARIS) == friday


def test_there_is_nothing_behind_the_last_day() -> None:
    with pytest.raises(NotValid):
        end_of(date.max, PARIS)
    with pytest.raises(NotValid):
        start_of(date.min, PARIS)
