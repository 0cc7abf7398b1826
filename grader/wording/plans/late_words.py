"""How a pass is told that came after its date."""

from grader.domain.text import Language
from grader.wording.catalogue import gettext_for

LATE = "\N{SUPERSCRIPT PLUS SIGN}"
"""Beside the glyph of a status."""


def late_word(word: str, language: Language) -> str:
    """Return the word of a status, and that it came after the date."""
    return gettext_for(language).gettext("%(word)s, after the date") % {"word": word}
