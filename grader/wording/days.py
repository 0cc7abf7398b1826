"""Days and moments within sentences, by the school's clock."""

from datetime import date, datetime, tzinfo

from babel.dates import format_date, format_datetime

from grader.domain.days import last_day
from grader.domain.text import Language

WEEKDAY = {Language.FR: "EEEE d MMMM", Language.EN: "EEEE d MMMM"}
WEEKDAY_AND_TIME = {
    Language.FR: "EEEE d MMMM, H'\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}'mm",
    Language.EN: "EEEE d MMMM, HH:mm",
}
DAY = {Language.FR: "d MMMM y", Language.EN: "d MMMM y"}


def weekday_and_time(moment: datetime, zone: tzinfo, language: Language) -> str:
    """Return `mardi 24 novembre, 14 h 05`."""
    return format_datetime(moment, WEEKDAY_AND_TIME[language], tzinfo=zone, locale=language.value)


def weekday(moment: datetime, zone: tzinfo, language: Language) -> str:
    """Return `mardi 24 novembre`."""
    return format_date(moment.astimezone(zone).date(), WEEKDAY[language], locale=language.value)


def last_weekday(ends: datetime, zone: tzinfo, language: Language) -> str:
    """Return the same of the last day before something ends."""
    return format_date(last_day(ends, zone), WEEKDAY[language], locale=language.value)


def day_alone(local: date, language: Language) -> str:
    """Return `24 novembre 2026`."""
    return format_date(local, DAY[language], locale=language.value)
