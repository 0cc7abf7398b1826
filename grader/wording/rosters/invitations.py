"""What somebody reads who is let in: on a slip of paper, or in a letter; in their own language."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from grader.domain.cohorts.cohort import Cohort
from grader.domain.people import Person
from grader.domain.rosters.letter import Letter, LetterFault, Mail
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.days import day_alone

TITLE = N_("%(name)s, welcome to %(cohort)s")
HOW = N_("Open this address in a browser, and choose a password. It works once. Keep it to yourself.")
HANDLE = N_("Your handle, to sign in afterwards:")
UNTIL = N_("Good until %(day)s.")
SUBJECT = N_("Your link for %(cohort)s")
LETTER = N_("""\
%(title)s.

%(how)s

%(address)s

%(handle)s %(own_handle)s
%(until)s

You did not expect this letter? Then leave it alone: without the link, nothing happens.
""")
NO_LETTER = N_("The letter did not arrive: check the e-mail address.")
GIVEN_UP = N_("The letter could not be sent: the mail server did not answer. Ask for it again later.")
ON_ITS_WAY = N_("A letter with a link is on its way.")
SENT = N_("A letter with a link was sent.")
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


def last_day(until: datetime, zone: tzinfo, language: Language) -> str:
    """Return the day on which a link still holds, as people write it."""
    return day_alone(until.astimezone(zone).date(), language)


def letter_of(
    person: Person,
    cohort: Cohort,
    secret: str,
    until: datetime,
    *,
    public_url: str,
    zone: tzinfo,
    school_language: Language,
) -> Mail:
    """Return the letter that lets a person in, in their language or else the school's.

    Args:
        secret: Of their link.
    """
    language = person.language or school_language
    text = gettext_for(language).gettext
    words = slip_words(person, cohort.name, last_day(until, zone, language), language)
    told = {
        "title": words.title,
        "how": words.how,
        "address": f"{public_url.rstrip('/')}/invitations/{secret}",
        "handle": words.handle,
        "own_handle": person.handle,
        "until": words.until,
    }
    return Mail(person.email or "", person.name, text(SUBJECT) % {"cohort": cohort.name}, text(LETTER) % told)


def letter_sentence(letter: Letter, language: Language) -> str:
    """Return how a letter fares."""
    match letter.fault:
        case LetterFault.REFUSED:
            source = NO_LETTER
        case LetterFault.GIVEN_UP:
            source = GIVEN_UP
        case None:
            source = SENT if letter.sent_at else ON_ITS_WAY
    return gettext_for(language).gettext(source)
