"""What an operator reads of what was erased because it was old, and of what is to be."""

from collections.abc import Mapping

from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

ERASED: Mapping[str, str] = {
    "output": N_("what programs printed"),
    "session": N_("browsers that were signed in"),
    "token": N_("tokens that are over"),
    "invitation": N_("invitations that are over"),
    "sign_in": N_("learners' ways in"),
    "code": N_("learners' code"),
    "account": N_("learners' names"),
    "counselling": N_("appointments and obstacles"),
    "look": N_("who looked at somebody's pages"),
    "partner": N_("accounts of companies' people"),
    "staff": N_("accounts of the team"),
}
"""Each kind of what is erased, by its word."""

LINE = N_("%(what)s (after %(days)s days)")
TO_COME = N_("%(cohort)s: %(what)s, from %(day)s on")


def erased_line(kind: str, count: int, days: int, language: Language) -> str:
    """Return how many of a kind were erased, or would be."""
    say = gettext_for(language).gettext
    return f"{count:>8}  {say(LINE) % {'what': say(ERASED[kind]), 'days': days}}"


def to_come_line(kind: str, cohort: str, day: str, language: Language) -> str:
    """Return what of a cohort is erased from a day on."""
    say = gettext_for(language).gettext
    return say(TO_COME) % {"cohort": cohort, "what": say(ERASED[kind]), "day": day}
