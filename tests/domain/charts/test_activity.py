"""Hours of the week as a school's clocks show them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from grader.domain.charts.activity import Activity, by_hour, first_of, weeks_asked

PARIS = ZoneInfo("Europe/Paris")


def cells(moment: str, zone: str) -> list[tuple[int, int, int]]:
    """Return the weekday and hour in which something of a moment is counted, with its number."""
    hours = by_hour({int(datetime.fromisoformat(moment).timestamp()): 3}, ZoneInfo(zone))
    return [(day, hour, number) for day, row in enumerate(hours) for hour, number in enumerate(row) if number]


@pytest.mark.parametrize(
    ("moment", "zone", "cell"),
    [
        ("2026-07-06T07:45:00Z", "Europe/Paris", (0, 9, 3)),
        ("2026-12-07T07:45:00Z", "Europe/Paris", (0, 8, 3)),
        ("2026-10-25T00:30:00Z", "Europe/Paris", (6, 2, 3)),  # the hour that comes twice, once
        ("2026-10-25T01:30:00Z", "Europe/Paris", (6, 2, 3)),  # and once more
        ("2026-12-06T23:15:00Z", "Europe/Paris", (0, 0, 3)),
        ("2026-12-07T09:15:00Z", "Pacific/Marquesas", (6, 23, 3)),
        ("2026-12-07T06:00:00Z", "Asia/Kathmandu", (0, 11, 3)),
        ("2026-12-07T06:15:00Z", "Asia/Kathmandu", (0, 12, 3)),
    ],
)
def test_a_quarter_of_an_hour_lies_in_one_hour_of_every_zone(moment: str, zone: str, cell: tuple[int, int, int]):
    assert cells(moment, zone) == [cell]


def test_quarters_of_one_hour_of_the_week_add_up():
    moments = (datetime(2026, 11, day, 9, minute, tzinfo=UTC) for day in (2, 9) for minute in (0, 45))

    activity = Activity(2, datetime(2026, 11, 1, tzinfo=UTC), by_hour({int(m.timestamp()): 2 for m in moments}, PARIS))

    assert (activity.hours[0][10], activity.total, activity.busiest) == (8, 8, (0, 10))


def test_weeks_are_whole_days_and_hold_a_change_of_the_clocks():
    now = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)

    assert first_of(1, now, PARIS) == datetime(2026, 10, 27, 23, 0, tzinfo=UTC)
    assert first_of(2, now, PARIS) == datetime(2026, 10, 20, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(("asked", "given"), [(0, 4), (1, 1), (12, 12), (13, 4), (-1, 4)])
def test_nobody_looks_back_further_than_a_term(asked: int, given: int):
    assert weeks_asked(asked) == given
