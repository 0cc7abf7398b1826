"""What changed since the last try, in one or two short sentences; fewer passing checks are never counted."""

from collections.abc import Iterator

from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.change import Change
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.grading.verdict_lines import wrapped


def change_sentence(change: Change, exercise: Exercise, language: Language) -> str:
    """Return what changed: how many more checks pass, and which passed before; it may be empty."""
    return " ".join(filter(None, (_more(change, language), _lost(change, exercise, language))))


def change_lines(change: Change, exercise: Exercise, language: Language) -> Iterator[str]:
    """Yield the same as a terminal shows it."""
    told = change_sentence(change, exercise, language)
    if told:
        yield from wrapped("", told)


def _more(change: Change, language: Language) -> str:
    text = gettext_for(language)
    if change.more > 0:
        told = text.ngettext(
            "%(num)s more test passes than last time.", "%(num)s more tests pass than last time.", change.more
        )
        return told % {"num": change.more}
    return "" if change.more or change.lost else text.gettext("As many tests pass as last time.")


def _lost(change: Change, exercise: Exercise, language: Language) -> str:
    places = [str(number) for number, check in enumerate(exercise.checks, start=1) if check.id in change.lost]
    if not places:
        return ""
    text = gettext_for(language)
    *first, last = places
    named = text.gettext("%(some)s and %(last)s") % {"some": ", ".join(first), "last": last} if first else last
    told = text.ngettext("Test %(named)s passed before.", "Tests %(named)s passed before.", len(places))
    return told % {"named": named}
