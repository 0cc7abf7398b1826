"""What a calendar says of an exercise's days."""

from grader.domain.text import Language
from grader.wording.catalogue import gettext_for


def begins_phrase(title: str, cohort: str, language: Language) -> str:
    """Return what begins on a day."""
    return gettext_for(language).gettext("Begins: %(title)s (%(cohort)s)") % {"title": title, "cohort": cohort}


def due_phrase(title: str, cohort: str, language: Language) -> str:
    """Return what is due on a day."""
    return gettext_for(language).gettext("Last day: %(title)s (%(cohort)s)") % {"title": title, "cohort": cohort}
