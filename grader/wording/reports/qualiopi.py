"""The folder of evidence for Qualiopi, in words: each indicator with what is kept, and what a person must add."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from grader.domain.masking import MOST_MASKED
from grader.domain.reports.qualiopi import Indicator, QualiopiFolder
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.days import day_alone
from grader.wording.reports import qualiopi_tables as tables
from grader.wording.reports.document import ReportTable, period_words
from grader.wording.reports.funders import leaving_notes, leaving_tables, write_funders_report
from grader.wording.reports.qualiopi_texts import ASKS, MISSING

MOST_ROWS = 20
"""Of a table in the index; a longer one stands in its file alone."""
SHOWS = {
    Indicator.INFORMATION: N_("The programme of the cohort as it was given, and the framework that it prepares for."),
    Indicator.RESULTS: N_("The report for funders of the same day: entries, ends, and what became of people."),
    Indicator.CERTIFICATION: N_("Of how many people the team has validated all competencies of a block."),
    Indicator.ADAPTATION: N_("How many have more time or later dates, and for how many the team did what."),
    Indicator.ASSESSMENT: N_(
        "For each competency how many have shown it, and of how many the team said so, with a reason and a day."
    ),
    Indicator.ENGAGEMENT: N_(
        "The rules by which the team is told each morning who needs somebody, what it did, and why people left, by "
        "category."
    ),
    Indicator.RESOURCES: N_("The exercises that the cohort has, each with its versions and their days."),
    Indicator.DISABILITY: N_(
        "How many have more time by right. The declaration of accessibility of these pages is at /help/accessibility."
    ),
    Indicator.COMPLAINTS: N_("Mistakes of exercises that were mended, and whose hand-ins were then run again."),
    Indicator.IMPROVEMENT: N_("Which versions of exercises were published when."),
}


TABLES: Mapping[Indicator, tuple[tuple[str, Callable[[QualiopiFolder, Language], ReportTable]], ...]] = {
    Indicator.INFORMATION: (("programme", tables.programme), ("frameworks", tables.frameworks)),
    Indicator.CERTIFICATION: (("blocks", tables.blocks),),
    Indicator.ADAPTATION: (("adaptation", tables.adaptation), ("support", tables.support)),
    Indicator.ASSESSMENT: (("competencies", tables.competencies), ("assessment", tables.assessment)),
    Indicator.ENGAGEMENT: (("rules", tables.rules), ("support", tables.support)),
    Indicator.RESOURCES: (("exercises", tables.resources),),
    Indicator.DISABILITY: (("more-time", tables.more_time),),
    Indicator.COMPLAINTS: (("regrades", tables.regrades),),
    Indicator.IMPROVEMENT: (("versions", tables.changed),),
}
"""What is made for an indicator beside the report for funders, by the names of the files."""


@dataclass(frozen=True)
class IndicatorFile:
    """A table with the name of its file in the folder."""

    name: str
    table: ReportTable

    @property
    def is_long(self) -> bool:
        """Tell whether its rows stand in the file alone."""
        return len(self.table.rows) > MOST_ROWS


@dataclass(frozen=True)
class IndicatorPart:
    """An indicator.

    Attributes:
        shows: What is kept that speaks for it; empty where nothing is.
        missing: What a person must add.
    """

    indicator: Indicator
    asks: str
    shows: str
    files: tuple[IndicatorFile, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class QualiopiDocument:
    """The index of the folder."""

    language: Language
    title: str
    about: tuple[str, ...]
    parts: tuple[IndicatorPart, ...]
    notes_title: str
    notes: tuple[str, ...]


def write_qualiopi(folder: QualiopiFolder, language: Language) -> QualiopiDocument:
    """Return the index of a folder, with all that is in it."""
    text = gettext_for(language).gettext
    return QualiopiDocument(
        language=language,
        title=text("Qualiopi: folder of evidence"),
        about=tuple(_about(folder, language)),
        parts=tuple(_part(indicator, folder, language) for indicator in Indicator),
        notes_title=text("How to read this folder"),
        notes=tuple(_notes(folder, language)),
    )


def _about(folder: QualiopiFolder, language: Language) -> Iterator[str]:
    text = gettext_for(language).gettext
    period = folder.period
    yield folder.report.cohort.name
    yield text("Period: %(days)s") % {"days": period_words((period.first, period.last), language)}
    yield text("As it was on %(day)s") % {"day": day_alone(folder.report.day, language)}


def _part(indicator: Indicator, folder: QualiopiFolder, language: Language) -> IndicatorPart:
    text = gettext_for(language).gettext
    found = tuple(_tables(indicator, folder, language))
    return IndicatorPart(
        indicator=indicator,
        asks=text(ASKS[indicator]),
        shows=text(SHOWS[indicator]) if indicator in SHOWS else "",
        files=tuple(IndicatorFile(f"{indicator:02}/{name}.csv", table) for name, table in found),
        missing=tuple(text(one) for one in MISSING[indicator]),
    )


def _tables(indicator: Indicator, folder: QualiopiFolder, language: Language) -> Iterator[tuple[str, ReportTable]]:
    """Yield the tables of an indicator, each with the name of its file."""
    for name, made in TABLES.get(indicator, ()):
        yield name, made(folder, language)
    if indicator is Indicator.RESULTS:
        for number, table in enumerate(write_funders_report(folder.report, language).tables, 1):
            yield f"results-{number}", table
    if indicator is Indicator.ENGAGEMENT:
        yield from (("leaving", table) for table in leaving_tables(folder.report, language))


def _notes(folder: QualiopiFolder, language: Language) -> Iterator[str]:
    text = gettext_for(language).gettext
    yield text(
        "What an indicator asks stands here in our words, after the annex of the décret n° 2019-565 of 6 June 2019 and "
        "the ministry's guide (version 9, 8 January 2024). These alone bind; there may be a newer guide."
    )
    yield text("Twelve of the 32 indicators stand here. Of the others this folder says nothing.")
    yield text("All of it is made from what is kept, at the moment at which it is asked for. Nobody can type into it.")
    yield text("No name of a learner or of somebody of the team stands in it.")
    yield text(
        "A number of 1 to %(most)s people is not told, as it could be somebody's own story; how many answered always "
        "is. Where the sum would tell it, the next number is told by its bounds alone."
    ) % {"most": MOST_MASKED}
    yield from leaving_notes(folder.report, language)
    yield text("It claims no hours and no presence: that is what the attendance sheets are for.")
    yield text("Acts are counted over the period; how people stand is as it was on the day of the folder.")
