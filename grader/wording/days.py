"""Days and moments within sentences, by the school's clock."""

from datetime import date, datetime, tzinfo

from babel.dates import format_date, format_datetime

from grader.domain.days import last_day
from grader.domain.text import Language

WEEKDAY = "EEEE d MMMM"
WEEKDAY_AND_TIME = {
    Language.FR: "EEEE d MMMM, H'\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}'mm",
    Language.EN: "EEEE d MMMM, HH:mm",
}
DAY = "d MMMM y"


def written(day: date, pattern: str, language: Language) -> str:
    """Return a day by a pattern of Unicode's, the first of a month as each language writes it: `1er octobre`.

    Patterns: https://www.unicode.org/reports/tr35/tr35-dates.html#Date_Format_Patterns
    """
    return format_date(day, _of_day(day, pattern, language), locale=language.value)


def written_moment(moment: datetime, pattern: str, zone: tzinfo, language: Language) -> str:
    """Return the same of a moment, by the clock of a time zone."""
    pattern = _of_day(moment.astimezone(zone), pattern, language)
    return format_datetime(moment, pattern, tzinfo=zone, locale=language.value)


def _of_day(day: date, pattern: str, language: Language) -> str:
    first = language is Language.FR and day.day == 1
    return pattern.replace("d", "d'er'", 1) if first else pattern


def weekday_and_time(moment: datetime, zone: tzinfo, language: Language) -> str:
    """Return `mardi 24 novembre, 14 h 05`."""
    return written_moment(moment, WEEKDAY_AND_TIME[language], zone, language)


def weekday(moment: datetime, zone: tzinfo, language: Language) -> str:
    """Return `mardi 24 novembre`."""
    return written(moment.astimezone(zone).date(), WEEKDAY, language)


def last_weekday(ends: datetime, zone: tzinfo, language: Language) -> str:
    """Return the same of the last day before something ends."""
    return written(last_day(ends, zone), WEEKDAY, language)


def day_alone(local: date, language: Language) -> str:
    """Return `24 novembre 2026`."""
    return written(local, DAY, language)
