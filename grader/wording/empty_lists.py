"""What a terminal says in place of a list that has nothing in it: what was looked for, and what to do next."""

from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for

EMPTY_LISTS = {
    "cohorts": N_("There is no cohort yet. To open the first one: grader cohort open SLUG NAME"),
    "people": N_("Nobody is in %(slug)s yet. To let somebody in: grader user add HANDLE NAME --cohort %(slug)s"),
    "tokens": N_(
        "No token of %(handle)s opens anything now. To make one: grader user token new %(handle)s LABEL --scope SCOPE"
    ),
    "regrades": N_("No hand-in was run again yet. To do so: grader regrade start EXERCISE"),
    "keys": N_("No key has signed a receipt here yet. The first hand-in makes one."),
}


def empty_list_sentence(name: str, language: Language, **values: str) -> str:
    """Return it for a list of `EMPTY_LISTS`.

    Args:
        values: Whose list it is, where the sentence says so: `slug`, `handle`.
    """
    return gettext_for(language).gettext(EMPTY_LISTS[name]) % values
