"""What people read of what became of learners: kinds, moments, who said so, and the letter that asks."""

from datetime import tzinfo

from grader.domain.placements.placement import PlacementKind, PlacementMoment, PlacementSource
from grader.domain.placements.question import PlacementLetter
from grader.domain.rosters.letter import LetterFault, Mail
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.days import day_alone

KINDS = {
    PlacementKind.PERMANENT: N_("Permanent contract"),
    PlacementKind.FIXED_TERM_LONG: N_("Fixed-term contract of 6 months or more"),
    PlacementKind.FIXED_TERM_SHORT: N_("Fixed-term contract of less than 6 months"),
    PlacementKind.TEMPORARY: N_("Temporary work"),
    PlacementKind.PROFESSIONAL_TRAINING: N_("Professional-training contract"),
    PlacementKind.APPRENTICESHIP: N_("Apprenticeship"),
    PlacementKind.OWN_COMPANY: N_("Own company"),
    PlacementKind.FURTHER_TRAINING: N_("Further training"),
    PlacementKind.INTERNSHIP: N_("Internship"),
    PlacementKind.LOOKING: N_("Looking for work"),
    PlacementKind.OTHER: N_("Something else"),
    PlacementKind.NO_ANSWER: N_("No answer"),
}
MOMENTS = {
    PlacementMoment.AT_END: N_("At the end"),
    PlacementMoment.SIX_WEEKS: N_("After 6 weeks"),
    PlacementMoment.THREE_MONTHS: N_("After 3 months"),
    PlacementMoment.SIX_MONTHS: N_("After 6 months"),
    PlacementMoment.TWELVE_MONTHS: N_("After 12 months"),
}
SOURCES = {
    PlacementSource.LEARNER: N_("the person"),
    PlacementSource.STAFF: N_("the team"),
    PlacementSource.EMPLOYER: N_("the employer"),
}

WHEN = {
    PlacementMoment.AT_END: N_("now that it is over"),
    PlacementMoment.SIX_WEEKS: N_("6 weeks after its end"),
    PlacementMoment.THREE_MONTHS: N_("3 months after its end"),
    PlacementMoment.SIX_MONTHS: N_("6 months after its end"),
    PlacementMoment.TWELVE_MONTHS: N_("12 months after its end"),
}
SUBJECT = N_("What are you doing now? Two questions after %(cohort)s")
LETTER = N_("""\
Hello %(name)s,

%(school)s would like to know what you are doing %(when)s: %(cohort)s.
It is two questions, one minute, and no password:

%(address)s

Why: your answer is counted, without your name, in what the school says its training leads to. \
Only the team of your cohort sees it with your name. You may also answer that you prefer not to say.
The link is yours alone, and works until %(day)s.%(reminder)s

You want no such letters any more? Say so below the questions:
%(address)s#letters
""")
REMINDER = N_("This is a reminder: no other letter follows about this.")
FAULTS = {
    LetterFault.REFUSED: N_("The letter did not arrive: check the e-mail address."),
    LetterFault.GIVEN_UP: N_("The letter could not be sent: the mail server did not answer."),
}


def kind_name(kind: PlacementKind, language: Language) -> str:
    """Return what somebody does."""
    return gettext_for(language).gettext(KINDS[kind])


def moment_name(moment: PlacementMoment, language: Language) -> str:
    """Return how long after the end it is."""
    return gettext_for(language).gettext(MOMENTS[moment])


def source_name(source: PlacementSource, language: Language) -> str:
    """Return who said so."""
    return gettext_for(language).gettext(SOURCES[source])


def moment_phrase(moment: PlacementMoment, language: Language) -> str:
    """Return how long after the end it is, within a sentence."""
    return gettext_for(language).gettext(WHEN[moment])


def fault_phrase(fault: LetterFault, language: Language) -> str:
    """Return why a letter did not arrive."""
    return gettext_for(language).gettext(FAULTS[fault])


def placement_letter(
    letter: PlacementLetter, *, school: str, public_url: str, zone: tzinfo, school_language: Language
) -> Mail:
    """Return the letter that asks somebody, in their language or else the school's."""
    person, language = letter.person, letter.person.language or school_language
    text = gettext_for(language).gettext
    told = {
        "name": person.name,
        "school": school,
        "cohort": letter.cohort.name,
        "when": text(WHEN[letter.moment]),
        "address": f"{public_url.rstrip('/')}/placements/{letter.secret}",
        "day": day_alone(letter.until.astimezone(zone).date(), language),
        "reminder": f"\n{text(REMINDER)}" if letter.is_reminder else "",
    }
    return Mail(person.email or "", person.name, text(SUBJECT) % told, text(LETTER) % told)
