"""A report in one language: tables and what they rest on, of which page, paper and files are forms."""

from dataclasses import dataclass
from datetime import date

from grader.domain.masking import ToldCount
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.days import day_alone

Cell = str | int | date
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class ReportTable:
    """A table: its rows are as long as its heads, and each begins with what it is about."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def words(self) -> frozenset[int]:
        """Return which columns hold no number, by their places."""
        columns = range(len(self.heads))
        return frozenset(place for place in columns if not any(isinstance(row[place], int) for row in self.rows))


@dataclass(frozen=True)
class ReportDocument:
    """A report in one language.

    Attributes:
        about: Which cohort, over which time, as of which day.
        notes: How it is counted, and what it does not claim.
    """

    language: Language
    title: str
    about: tuple[str, ...]
    tables: tuple[ReportTable, ...]
    notes_title: str
    notes: tuple[str, ...]


def period_words(period: tuple[date, date] | None, language: Language) -> str:
    """Return from when to when, one day alone where both are the same, or nothing."""
    if period is None:
        return ""
    first, last = (day_alone(day, language) for day in period)
    text = gettext_for(language).gettext
    return first if first == last else text("%(first)s to %(last)s") % {"first": first, "last": last}


def count_words(count: ToldCount, language: Language) -> str | int:
    """Return a count as it may be told: a number, or between which ones it lies."""
    text = gettext_for(language).gettext
    if count.exact is not None:
        return count.exact
    return text("%(least)s to %(most)s") % {"least": count.least, "most": count.most}
