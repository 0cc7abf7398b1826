"""What is said of tries that a trainer bounds: the rule, what is left of it, and when a held hand-in is checked."""

from datetime import datetime, timedelta, tzinfo

from babel.dates import format_time

from grader.domain.text import Language
from grader.domain.tries import TriesLeft, TryRule
from grader.wording.catalogue import gettext_for
from grader.wording.days import weekday_and_time

A_MINUTE = timedelta(minutes=1)
CLOCK = {Language.FR: "H'\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}'mm", Language.EN: "HH:mm"}


def rule_sentence(rule: TryRule, language: Language) -> str:
    """Return the rule: `Essais : 2 tout de suite, puis un de plus toutes les 15 min`."""
    text = gettext_for(language)
    at_once = text.ngettext("Tries: %(num)s at once", "Tries: %(num)s at once", rule.at_once) % {"num": rule.at_once}
    every = text.gettext("then one more every %(num)s\N{NO-BREAK SPACE}min") % {"num": rule.one_more_every // A_MINUTE}
    return f"{at_once}, {every}."


def left_sentence(tries: TriesLeft, now: datetime, zone: tzinfo, language: Language) -> str:
    """Return what a learner has left of their tries, or when the next hand-in of theirs is checked."""
    text = gettext_for(language)
    if tries.next_at is not None:
        said = text.gettext("You may hand in at any time: it is checked %(when)s.")
        return said % {"when": _when(tries.next_at, now, zone, language)}
    said = text.ngettext("You have %(num)s left right now.", "You have %(num)s left right now.", tries.left)
    return said % {"num": tries.left}


def held_sentence(until: datetime, now: datetime, zone: tzinfo, language: Language, *, yours: bool = True) -> str:
    """Return when a hand-in is checked that waits for its time.

    Args:
        yours: The reader is whose it is.
    """
    text, when = gettext_for(language).gettext, _when(until, now, zone, language)
    if not yours:
        return text("The hand-in has arrived. It is checked by itself %(when)s, as this exercise bounds tries.") % {
            "when": when
        }
    arrived = text("Your hand-in has arrived. It is checked by itself %(when)s: you have nothing to do.")
    newer = text("If you hand in again before, the newest is checked in its place.")
    return f"{arrived % {'when': when}} {newer}"


def _when(moment: datetime, now: datetime, zone: tzinfo, language: Language) -> str:
    """Return `à 10 h 45`, with the day where it is another; a minute that has begun is told as over."""
    whole = moment + (-timedelta(seconds=moment.second, microseconds=moment.microsecond)) % A_MINUTE
    text = gettext_for(language).gettext
    if whole.astimezone(zone).date() != now.astimezone(zone).date():
        return text("on %(day)s") % {"day": weekday_and_time(whole, zone, language)}
    return text("at %(time)s") % {"time": format_time(whole, CLOCK[language], tzinfo=zone, locale=language.value)}
