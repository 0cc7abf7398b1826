"""What a version of an exercise costs, in words."""

from datetime import timedelta

from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.numbers import NBSP, lasting, period, plain_number

DASH = "\N{EN DASH}"
A_WHILE, DAYS_FROM = timedelta(minutes=1), timedelta(hours=48)


def typical_tries(tries: float | None, language: Language) -> str:
    """Return how many tries it takes: `1,5`; a dash where nobody has passed."""
    return DASH if tries is None else plain_number(str(tries), language)


def typical_time(time: timedelta | None, language: Language) -> str:
    """Return how long it takes from the first try on: `12 min`, `3 jours`; a dash where nobody has passed."""
    if time is None:
        return DASH
    if time < A_WHILE:
        return gettext_for(language).gettext("at once")
    return lasting(time, language) if time < DAYS_FROM else period(time, language)


def share(percent: int | None, language: Language) -> str:
    """Return how many of a hundred: `71 %`; a dash where there was nobody to count."""
    if percent is None:
        return DASH
    return f"{percent}{NBSP}%" if language is Language.FR else f"{percent}%"
