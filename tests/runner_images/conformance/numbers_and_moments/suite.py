from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import diary
from diary import Alarm, Day, Moment, Money, Part, Span


def test_a_decimal_of_theirs():
    assert diary.price() == Decimal("8.5") == Money("8.50")
    assert isinstance(diary.price(), Money)
    assert isinstance(diary.price(), Decimal)
    assert (str(Money(3)), Money(3).label(), diary.price().label()) == ("3", "3 €", "8.50 €")
    assert Money(3) + Money(4) == 7
    assert Money(3) * 2 == 6
    assert sorted([Money(3), Money(1)]) == [1, 3]
    assert {Money(3): "x"}[Decimal(3)] == "x"


def test_a_fraction_of_theirs():
    assert diary.half() == Fraction(1, 2) == Part(2, 4)
    assert isinstance(diary.half(), Part)
    assert (diary.half() + diary.half(), Part(1, 4).percent(), diary.half() != Fraction(1, 3)) == (1, "25 %", True)


def test_a_date_of_theirs():
    day = Day(2024, 7, 6)
    assert day == date(2024, 7, 6)
    assert (day.year, day.is_rest(), day.isoformat()) == (2024, True, "2024-07-06")
    assert day > date(2024, 7, 5)
    assert day - date(2024, 7, 1) == timedelta(days=5)


def test_a_moment_of_theirs():
    assert diary.utc() == datetime(2024, 7, 1, 10, 30, 5, 7, tzinfo=UTC)
    assert diary.utc().fold == 1
    assert Moment(2024, 7, 1) == datetime(2024, 7, 1)
    assert diary.noon() == datetime(2024, 7, 1, 10, tzinfo=UTC)
    assert diary.noon().tzinfo == timezone(timedelta(hours=2))
    assert Alarm(7, 30) == time(7, 30)


def test_a_span_of_theirs():
    assert Span(minutes=90) == timedelta(minutes=90)
    assert Span(minutes=90).minutes() == 90
    assert Span(1) + timedelta(1) == timedelta(2)


def test_their_word_is_not_taken():
    decimal, day, part = diary.lies()
    assert decimal == 8
    assert decimal != 9
    assert day != date(2024, 1, 1)
    assert part != Fraction(1, 3)
