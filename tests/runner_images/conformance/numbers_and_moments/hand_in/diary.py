from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from fractions import Fraction


class Money(Decimal):
    def label(self):
        return f"{self} €"

    def __add__(self, other):
        return Money(super().__add__(other))


class Part(Fraction):
    def percent(self):
        return f"{100 * self.numerator // self.denominator} %"


class Day(date):
    def is_rest(self):
        return self.weekday() > 4


class Moment(datetime):
    pass


class Alarm(time):
    pass


class Span(timedelta):
    def minutes(self):
        return self.total_seconds() / 60


class Liar(Decimal):
    def __eq__(self, other):
        return True

    __hash__ = Decimal.__hash__


class LateDay(date):
    def __eq__(self, other):
        return True

    __hash__ = date.__hash__


class LyingPart(Fraction):
    def __eq__(self, other):
        return True

    __hash__ = Fraction.__hash__


class Summer(tzinfo):
    def utcoffset(self, moment):
        return timedelta(hours=2)

    def dst(self, moment):
        return timedelta(0)


def price():
    return Money("8.50")


def half():
    return Part(1, 2)


def lies():
    return Liar(8), LateDay(2020, 1, 1), LyingPart(1, 2)


def noon():
    return Moment(2024, 7, 1, 12, tzinfo=Summer())


def utc():
    return Moment(2024, 7, 1, 10, 30, 5, 7, tzinfo=timezone.utc, fold=1)
