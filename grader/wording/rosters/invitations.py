"""What somebody reads who is let in: on a slip of paper, or in a letter; in their own language."""

from dataclasses import dataclass

from grader.domain.people import Person
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

TITLE = N_("%(name)s, welcome to %(cohort)s")
HOW = N_("Open this address in a browser, and choose a password. It works once. Keep it to yourself.")
HANDLE = N_("Your handle, to sign in afterwards:")
UNTIL = N_("Good until %(day)s.")
CODE = N_("The same address, for a telephone")


@dataclass(frozen=True)
class SlipWords:
    """The sentences of a slip."""

    title: str
    how: str
    handle: str
    until: str
    code: str


def slip_words(person: Person, cohort: str, day: str, language: Language) -> SlipWords:
    """Return the sentences that let a person in.

    Args:
        cohort: Its name.
        day: The last one, as people write it.
    """
    text = gettext_for(language).gettext
    return SlipWords(
        title=text(TITLE) % {"name": person.name, "cohort": cohort},
        how=text(HOW),
        handle=text(HANDLE),
        until=text(UNTIL) % {"day": day},
        code=text(CODE),
    )
