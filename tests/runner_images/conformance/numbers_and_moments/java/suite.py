import math
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import Diary


def test_whole_numbers():
    assert (Diary.half(4), type(Diary.half(4)), Diary.half(5)) == (2, int, 2)
    assert (Diary.largest(), Diary.smallest()) == (2**63 - 1, -(2**63))
    assert (Diary.over(), Diary.big(200)) == (-(2**31), 2**200)
    assert (Diary.square(2**100), Diary.square(-3)) == (2**200, 9)


def test_other_numbers():
    assert (Diary.third(), Diary.real(2), type(Diary.real(2))) == (0.1, 2.0, float)
    assert math.isnan(Diary.identity(float("nan")))
    assert math.copysign(1, Diary.identity(-0.0)) == -1
    assert Diary.identity(float("-inf")) == float("-inf")
    assert Diary.many() == [1, 2.5, -3, 1e21, 2**53, 0.1 + 0.2]


def test_decimals():
    assert (Diary.price(), type(Diary.price())) == (Decimal("8.50"), Decimal)
    assert Diary.sum(Decimal("0.1"), Decimal("0.2")) == Decimal("0.3")
    assert Diary.sum(1, 0.5) == Decimal("1.5")


def test_letters():
    assert (Diary.letter("abc"), Diary.next("a"), Diary.letters("ab")) == ("a", "b", ["a", "b"])


def test_moments():
    there = timezone(timedelta(hours=1))
    assert Diary.moment() == datetime(2026, 1, 31, 12, 30, 15, 250_000)
    assert Diary.there() == datetime(2026, 1, 31, 12, 30, tzinfo=there)
    assert (Diary.day(), Diary.clock()) == (date(2024, 2, 29), time(7, 30))
    assert Diary.span() == timedelta(minutes=90)
    assert Diary.instant() == datetime(1970, 1, 1, tzinfo=UTC)


def test_moments_of_the_tests():
    assert Diary.written(date(2026, 1, 31)) == "2026-01-31"
    assert Diary.written(datetime(2026, 1, 31, 12)) == "2026-01-31T12:00"
    assert Diary.written(time(7, 30)) == "07:30"
    assert Diary.written(timedelta(minutes=90)) == "PT1H30M"
    assert Diary.tomorrow(date(2026, 1, 31)) == date(2026, 2, 1)
    assert Diary.seconds(datetime(1970, 1, 2, tzinfo=UTC)) == 86_400


def test_what_java_does_not_have():
    Diary.identity(Fraction(1, 2))
