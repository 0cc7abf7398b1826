import math
from datetime import UTC, date, datetime, timedelta, timezone

import diary


def test_whole_numbers():
    assert (diary.half(4), type(diary.half(4))) == (2, int)
    assert (diary.whole(), type(diary.whole())) == (2.0, float)
    assert (diary.largest(), diary.smallest()) == (2**63 - 1, -(2**63))
    assert (diary.identity(2**63 - 1), diary.identity(-(2**63)), diary.identity(2**53)) == (2**63 - 1, -(2**63), 2**53)


def test_other_numbers():
    assert diary.half(3) == 1.5
    assert math.isnan(diary.nothing())
    assert math.copysign(1, diary.zero()) == -1
    assert math.copysign(1, diary.identity(-0.0)) == -1
    assert math.isnan(diary.identity(float("nan")))
    assert diary.identity(float("-inf")) == float("-inf")
    assert diary.many() == [1, 2.5, -3, 1e21, 2**53, 0.1 + 0.2]


def test_numbers_that_they_write_shorter():
    assert diary.shortened() == 1.23456789


def test_numbers_beyond_64_bits():
    assert (diary.beyond(), type(diary.beyond())) == (2**63, float)
    assert (diary.identity(10**30), diary.typeOf(10**30), diary.identity(-(2**64))) == (1e30, "float", -(2.0**64))


def test_moments():
    there = timezone(timedelta(hours=1))
    assert diary.day() == datetime(2026, 1, 31, 12, 30, 15, 250_000, tzinfo=there)
    assert diary.day().tzinfo == there
    assert diary.early() == datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)
    assert diary.identity(datetime(2024, 2, 29, tzinfo=UTC)) == datetime(2024, 2, 29, tzinfo=UTC)


def test_moments_of_the_tests():
    assert diary.iso(datetime(2026, 1, 31, 12, tzinfo=timezone(timedelta(hours=-2, minutes=-30)))) == (
        "2026-01-31T12:00:00-02:30"
    )
    assert diary.iso(date(2026, 1, 31)) == "2026-01-31T00:00:00+00:00"
    assert diary.iso(datetime(2026, 1, 31, 12)) == "2026-01-31T12:00:00+00:00"
    assert diary.typeOf(datetime(2026, 1, 31)) == "DateTimeImmutable"


def test_a_function_that_wants_a_date_time():
    assert diary.later(datetime(2026, 1, 31, tzinfo=UTC)) == "2026-02-01"


def test_moments_that_stay_objects():
    assert diary.span().d == 1
    assert diary.longAgo().format("Y") == "-0044"
    assert diary.birthday() != datetime(2000, 1, 1, tzinfo=UTC)


def test_what_php_does_not_have():
    diary.identity(timedelta(days=1))
