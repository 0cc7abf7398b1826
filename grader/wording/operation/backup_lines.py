"""What `grader restore` says at its end."""

from collections.abc import Mapping

from grader.domain.text import Language
from grader.wording.catalogue import gettext_for


def restored_lines(facts: Mapping[str, str], language: Language) -> tuple[str, str]:
    """Return what was restored, and how to go on.

    Args:
        facts: `file`, `moment`, `folder`.
    """
    text = gettext_for(language).gettext
    return (
        text("%(file)s of %(moment)s is restored to %(folder)s.") % facts,
        text("To publish from its folders of exercises: GRADER_EXERCISES=%(folder)s/exercises") % facts,
    )
