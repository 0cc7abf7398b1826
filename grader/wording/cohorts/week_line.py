"""A week in one line: days, hand-ins, exercises passed."""

from grader.domain.cohorts.rhythm import Week
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for


def week_line(week: Week, language: Language) -> str:
    """Return what was done in a week; a week without a hand-in is said without a number."""
    text = gettext_for(language)
    if not week.hand_ins:
        return text.gettext("Nothing handed in yet.")
    days = text.ngettext("%(num)s active day", "%(num)s active days", week.active_days) % {"num": week.active_days}
    sent = text.ngettext("%(num)s hand-in", "%(num)s hand-ins", week.hand_ins) % {"num": week.hand_ins}
    told = [days, sent]
    if week.passed:
        told.append(
            text.ngettext("%(num)s exercise passed", "%(num)s exercises passed", week.passed) % {"num": week.passed}
        )
    return text.gettext("%(told)s.") % {"told": ", ".join(told)}
