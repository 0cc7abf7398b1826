"""Durations, sizes and counts as people read them."""

from datetime import timedelta
from math import ceil

from grader.domain.text import Language
from grader.wording.catalogue import gettext_for

NBSP = "\N{NO-BREAK SPACE}"
MINUTES_FROM, HOURS_FROM = 2, 2
DAYS_UP_TO = 60
DAYS_A_MONTH = 365 / 12
A_MEGABYTE = 1_000_000
A_GIGABYTE = 1_000_000_000


def seconds(duration: timedelta, language: Language) -> str:
    """Return a duration in seconds with one decimal, for example `1,8 s`."""
    text = f"{duration.total_seconds():.1f}"
    return f"{text.replace('.', ',') if language is Language.FR else text}{NBSP}s"


def brief(duration: timedelta, language: Language) -> str:
    """Return a duration that is mostly short: `12 ms`, `1,8 s`."""
    if duration < timedelta(seconds=1):
        return f"{duration // timedelta(milliseconds=1)}{NBSP}ms"
    return seconds(duration, language)


def lasting(duration: timedelta, language: Language) -> str:
    """Return a duration as one needs to know it: `1,8 s`, `12 min`, `5 h`."""
    minutes = round(duration.total_seconds() / 60)
    if minutes < MINUTES_FROM:
        return seconds(duration, language)
    return f"{minutes}{NBSP}min" if minutes < HOURS_FROM * 60 else f"{round(minutes / 60)}{NBSP}h"


def period(duration: timedelta, language: Language) -> str:
    """Return some days or years as one says them: `30 jours`, `environ 3 mois`, `environ 3 ans et 3 mois`."""
    text = gettext_for(language)
    if duration.days <= DAYS_UP_TO:
        return text.ngettext("%(num)s day", "%(num)s days", duration.days) % {"num": duration.days}
    years, months = divmod(round(duration.days / DAYS_A_MONTH), 12)
    told = text.ngettext("%(num)s month", "%(num)s months", months) % {"num": months}
    if years:
        rest = text.gettext(" and %(months)s") % {"months": told} if months else ""
        told = text.ngettext("%(num)s year", "%(num)s years", years) % {"num": years} + rest
    return text.gettext("about %(period)s") % {"period": told}


def room(size_bytes: int, language: Language) -> str:
    """Return how much a disk has room for, for example `12,3 Go`."""
    text = f"{size_bytes / 1_000_000_000:.1f}"
    number = text.replace(".", ",") if language is Language.FR else text
    return gettext_for(language).gettext("%(number)s\N{NO-BREAK SPACE}GB") % {"number": number}


def size(size_bytes: int, language: Language) -> str:
    """Return how large a file is, for example `14 ko` or `4,2 Mo`."""
    if size_bytes >= A_GIGABYTE:
        return room(size_bytes, language)
    if size_bytes < A_MEGABYTE:
        kilobytes = {"number": ceil(size_bytes / 1_000)}
        return gettext_for(language).gettext("%(number)s\N{NO-BREAK SPACE}kB") % kilobytes
    text = f"{size_bytes / 1_000_000:.1f}"
    number = text.replace(".", ",") if language is Language.FR else text
    return gettext_for(language).gettext("%(number)s\N{NO-BREAK SPACE}MB") % {"number": number}


def plain_number(text: str, language: Language) -> str:
    """Return a number without needless zeros and with the language's decimal sign; other texts as they are."""
    try:
        shown = f"{float(text):g}"
    except ValueError:
        return text
    return shown.replace(".", ",") if language is Language.FR else shown


def nth_try(number: int, language: Language) -> str:
    """Return `1er essai`, `3e essai`, `1st try`, `3rd try`."""
    return gettext_for(language).gettext("%(nth)s try") % {"nth": _ordinal(number, language)}


def _ordinal(number: int, language: Language) -> str:
    if language is Language.FR:
        return "1er" if number == 1 else f"{number}e"
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"
