import math
from datetime import UTC, date, datetime, timedelta, timezone

import diary


def test_whole_numbers():
    for value, expected in ((diary.whole(), 2), (diary.safe(), 2**53 - 1), (diary.half(4), 2)):
        assert value == expected
        assert type(value) is int


def test_other_numbers():
    assert diary.half(3) == 1.5
    assert diary.huge() == 1e300
    assert math.isnan(diary.nothing())
    assert math.copysign(1, diary.zero()) == -1
    assert diary.isZero(-0.0)
    assert not diary.isZero(0)
    assert math.isnan(diary.identity(float("nan")))
    assert diary.identity(float("-inf")) == float("-inf")
    assert diary.many() == [1, 2.5, -3, 1e21, 2**53]


def test_numbers_that_are_no_longer_exact():
    assert diary.unsafe() == 2**60
    assert type(diary.unsafe()) is float


def test_big_integers():
    assert diary.big() == 12345678901234567890
    assert diary.small() == 5
    assert diary.factorial() == math.factorial(25)
    assert (diary.typeOf(10**20), diary.typeOf(10)) == ("bigint", "number")
    assert diary.identity(-(2**64)) == -(2**64)


def test_moments():
    assert diary.day() == datetime(2026, 1, 31, 12, 30, 15, 250_000, tzinfo=UTC)
    assert diary.early() == datetime(1969, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)
    assert diary.iso(diary.day()) == "2026-01-31T12:30:15.250Z"
    assert diary.identity(datetime(2024, 2, 29, tzinfo=UTC)) == datetime(2024, 2, 29, tzinfo=UTC)


def test_moments_of_the_tests():
    there = timezone(timedelta(hours=2))
    assert diary.iso(datetime(2026, 1, 31, 12, tzinfo=there)) == "2026-01-31T10:00:00.000Z"
    assert diary.iso(date(2026, 1, 31)) == "2026-01-31T00:00:00.000Z"
    assert diary.local(datetime(2026, 1, 31, 12)) == [2026, 0, 31, 12]


def test_a_date_that_is_none():
    assert str(diary.never()) == "Invalid Date"
    assert math.isnan(diary.never().getTime())


def test_what_javascript_does_not_have():
    diary.identity(timedelta(days=1))
