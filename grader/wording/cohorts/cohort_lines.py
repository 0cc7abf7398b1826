"""What is said on the command line of a cohort's people, of its end, and of what is erased after it."""

from collections.abc import Mapping

from grader.domain.people import Person, Role
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.quoting import quotable


def joined_sentence(person: Person, slug: str, language: Language) -> str:
    """Return what somebody has in a cohort from now on."""
    text = gettext_for(language).gettext
    if person.role is Role.LEARNER:
        said = text("%(name)s learns in %(slug)s now, with a repository of their own.")
    else:
        said = text("%(name)s leads %(slug)s now: they see its board and its hand-ins.")
    return said % {"name": quotable(person.name), "slug": slug}


def erased_sentence(person: Person, language: Language) -> str:
    """Say whose account was erased."""
    told = gettext_for(language).gettext("The account of %(name)s is erased. What they decided stays without a name.")
    return told % {"name": person.name}


def removed_sentence(person: Person, slug: str, language: Language, *, erased: bool) -> str:
    """Return that somebody is in a cohort no longer, and what became of what they had handed in."""
    text = gettext_for(language).gettext
    said = text("%(name)s is in %(slug)s no longer.") if not erased else text("%(name)s's work in %(slug)s is erased.")
    return said % {"name": quotable(person.name), "slug": slug}


def cohort_removed_sentence(slug: str, language: Language) -> str:
    """Return that a cohort is there no longer."""
    return gettext_for(language).gettext("The cohort %(slug)s is removed.") % {"slug": slug}


def ending_lines(facts: Mapping[str, object], language: Language) -> tuple[str, ...]:
    """Return what the end of a cohort brings about.

    Args:
        facts: `slug`, `last_day`, `learners`, `code_from`, `names_from`.
    """
    text = gettext_for(language).gettext
    lines = (
        text("The last day of %(slug)s is %(last_day)s."),
        text("From %(code_from)s on, the code and ways in of its learners (%(learners)s) are erased."),
        text("From %(names_from)s on, their names are, too."),
        text("A week before each, it is announced to operators and leads."),
        text("This stops it: grader cohort stop-erasure %(slug)s"),
    )
    return tuple(line % facts for line in lines)


def stopped_sentence(slug: str, language: Language) -> str:
    """Return that nothing of a cohort is erased any more, and how it goes on."""
    said = gettext_for(language).gettext(
        "Nothing of %(slug)s is erased until you say: grader cohort resume-erasure %(slug)s"
    )
    return said % {"slug": slug}


def resumed_sentence(slug: str, language: Language) -> str:
    """Return that a cohort is erased by its age again."""
    said = gettext_for(language).gettext(
        "What is due of %(slug)s is erased again, each time a week after it was announced."
    )
    return said % {"slug": slug}
