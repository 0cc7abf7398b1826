"""What whoever starts an installation reads as long as nobody is in."""

from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

NAME = N_("Operator")
BEGIN = N_(
    "Nobody is here yet. Open this address to choose a password, then open a cohort and appoint its lead: %(address)s"
)


def first_name(language: Language) -> str:
    """Return what the first account is called until somebody renames it."""
    return gettext_for(language).gettext(NAME)


def first_sentence(address: str, language: Language) -> str:
    """Return the sentence that lets the first person in."""
    return gettext_for(language).gettext(BEGIN) % {"address": address}
