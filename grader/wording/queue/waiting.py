"""What somebody reads whose hand-in waits: how many go before it, and for about how long."""

import math
from datetime import timedelta

from grader.domain.queue.outlook import Outlook
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.numbers import NBSP

STEP_SECONDS = 5
MINUTE_SECONDS = 60


def waiting_sentence(outlook: Outlook, language: Language, *, yours: bool = True) -> str:
    """Return how things stand for a hand-in that waits.

    Args:
        yours: The reader is whose it is.
    """
    catalogue = gettext_for(language)
    if outlook.ours:
        return catalogue.gettext(
            "Your hand-in is safe. The machine that runs the tests does not answer right now: "
            "they start by themselves when it is back. You have nothing to do."
        )
    if not outlook.before:
        return catalogue.gettext("The tests start soon.")
    return f"{before_phrase(outlook, language, yours=yours)}."


def too_long_sentence(outlook: Outlook, language: Language) -> str:
    """Return that the result comes later, on the page whose address follows."""
    said = gettext_for(language).gettext("Yours is safe, and its result comes later, on its page:")
    return f"{before_phrase(outlook, language)}. {said}"


def before_phrase(outlook: Outlook, language: Language, *, yours: bool = True) -> str:
    """Return how many go first and for about how long, as a sentence without its end."""
    catalogue = gettext_for(language)
    if outlook.more:
        phrase = catalogue.gettext("More than %(count)s hand-ins first")
    elif yours:
        phrase = catalogue.ngettext("%(count)s hand-in before yours", "%(count)s hand-ins before yours", outlook.before)
    else:
        phrase = catalogue.ngettext(
            "%(count)s hand-in before this one", "%(count)s hand-ins before this one", outlook.before
        )
    phrase %= {"count": outlook.before}
    if outlook.wait is None:
        return phrase
    return catalogue.gettext("%(before)s, about %(time)s") % {"before": phrase, "time": about(outlook.wait)}


def about(wait: timedelta) -> str:
    """Return a wait rounded up, for example `40 s` or `3 min`, the same in both languages."""
    seconds = math.ceil(max(wait.total_seconds(), 1) / STEP_SECONDS) * STEP_SECONDS
    if seconds < MINUTE_SECONDS:
        return f"{seconds}{NBSP}s"
    return f"{math.ceil(seconds / MINUTE_SECONDS)}{NBSP}min"
