"""A digest as a letter: plain text, and the same as a page that asks nothing of anybody's server."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from markupsafe import Markup

from grader.domain.digests import DigestReader, WeekDigest, week_name
from grader.domain.people import Person
from grader.domain.rosters.letter import LetterFault, Mail
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.digests.document import Document, Line
from grader.wording.digests.writing import write_digest

WHERE = N_("The same on the site:")
WHY = N_("You get this letter on Monday mornings because you asked for it on that page, and you end it there.")
FAULTS = {
    LetterFault.REFUSED: N_("The last letter did not arrive: look at the e-mail address. The next one goes on Monday."),
    LetterFault.GIVEN_UP: N_(
        "The last letter could not be sent: the mail server did not answer. The next one goes on Monday."
    ),
}
PAGE = Markup("""\
<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title></head>
<body style="font-family: sans-serif; line-height: 1.5; max-width: 42em">
<h1 style="font-size: 1.4em">{title}</h1>
<p>{about}</p>
{sections}
<hr>
<p>{last}</p>
<p>{where} <a href="{address}">{address}</a><br>{why}</p>
</body>
</html>
""")
SECTION = Markup('<h2 style="font-size: 1.15em">{title}</h2>\n{lines}\n')


def digest_letter(
    digest: WeekDigest, person: Person, *, public_url: str, zone: tzinfo, school_language: Language
) -> Mail:
    """Return the digest for somebody of the staff, in their language or else the school's."""
    language, site = person.language or school_language, public_url.rstrip("/")
    document = write_digest(digest, language, zone)
    address = f"{site}/cohorts/{digest.cohort.slug}/digest?week={week_name(digest.week)}"
    subject = f"{document.title}: {document.about[:1].lower()}{document.about[1:]}"
    return Mail(person.email or "", person.name, subject, _plain(document, address), _page(document, site, address))


def _plain(document: Document, address: str) -> str:
    text = gettext_for(document.language).gettext
    return "\n".join(
        [
            *(document.title, document.about, ""),
            *_plain_sections(document),
            *("-- ", document.last, text(WHERE), address, text(WHY), ""),
        ]
    )


def _plain_sections(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield section.title.upper()
        for line in section.lines:
            yield f"* {line.text}"
            yield from (f"  - {beneath.text}" for beneath in line.beneath)
        if not section.lines:
            yield section.otherwise
        yield ""


def _page(document: Document, site: str, address: str) -> str:
    text = gettext_for(document.language).gettext
    sections = Markup().join(
        SECTION.format(
            title=section.title,
            lines=_listed(section.lines, site) if section.lines else Markup("<p>{}</p>").format(section.otherwise),
        )
        for section in document.sections
    )
    return PAGE.format(
        language=document.language.value,
        title=document.title,
        about=document.about,
        sections=sections,
        last=document.last,
        where=text(WHERE),
        address=address,
        why=text(WHY),
    )


def _listed(lines: Sequence[Line], site: str) -> Markup:
    items = Markup("\n").join(Markup("<li>{}{}</li>").format(_linked(one, site), _beneath(one, site)) for one in lines)
    return Markup("<ul>\n{}\n</ul>").format(items)


def _beneath(line: Line, site: str) -> Markup:
    return _listed(line.beneath, site) if line.beneath else Markup()


def _linked(line: Line, site: str) -> Markup:
    if not line.path:
        return Markup("{}").format(line.text)
    return Markup('<a href="{}">{}</a>').format(f"{site}{line.path}", line.text)


def digest_fault(reader: DigestReader, language: Language) -> str:
    """Return why the last digest did not arrive; nothing where it did."""
    return gettext_for(language).gettext(FAULTS[reader.fault]) if reader.fault else ""
