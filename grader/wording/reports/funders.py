"""The report for those who pay for a cohort, in words."""

from collections.abc import Iterator
from datetime import date

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.masking import LEAST_SHOWN, MOST_MASKED
from grader.domain.placements.figures import PlacementFigures, percent
from grader.domain.placements.placement import POSITIVE
from grader.domain.reports.funders import FundersReport
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.days import day_alone
from grader.wording.placements import kind_name, moment_name
from grader.wording.reports.document import Cell, ReportDocument, ReportTable, Row, count_words, period_words
from grader.wording.rosters.places import reason_word
from grader.wording.stumbles import share

STATUSES = {
    EnrollmentStatus.ACTIVE: N_("In training"),
    EnrollmentStatus.PAUSED: N_("Interruption: on a break"),
    EnrollmentStatus.LEFT: N_("Interruption: has left"),
    EnrollmentStatus.COMPLETED: N_("Completion"),
    EnrollmentStatus.HIRED: N_("Found work before the end"),
}


STILL_THERE = N_("There until the end, no completion written down")
"""Who is in training still once the cohort is over."""


def write_funders_report(report: FundersReport, language: Language) -> ReportDocument:
    """Return the report for those who pay for a cohort."""
    text = gettext_for(language).gettext
    return ReportDocument(
        language=language,
        title=text("Report for funders"),
        about=tuple(_about(report, language)),
        tables=(
            _entries(report, language),
            *leaving_tables(report, language),
            *(_placements(one, language) for one in report.placements),
        ),
        notes_title=text("How it is counted"),
        notes=tuple(_notes(report, language)),
    )


def _about(report: FundersReport, language: Language) -> Iterator[str]:
    text = gettext_for(language).gettext
    yield report.cohort.name
    if report.starts_on:
        yield text("First day: %(day)s") % {"day": day_alone(report.starts_on, language)}
    if report.ends_on:
        yield text("Last day: %(day)s") % {"day": day_alone(report.ends_on, language)}
    yield text("As it was on %(day)s") % {"day": day_alone(report.day, language)}


def _entries(report: FundersReport, language: Language) -> ReportTable:
    text = gettext_for(language).gettext
    rows: list[Row] = [(text("Entries"), report.entries, "")]
    rows += [
        (_status(one.status, report, language), count_words(one.people, language), period_words(one.period, language))
        for one in report.statuses
    ]
    return ReportTable(
        title=text("Entries and ends"),
        heads=(text("What it is"), text("People"), text("Since")),
        rows=tuple(rows),
    )


def _status(status: EnrollmentStatus, report: FundersReport, language: Language) -> str:
    still_there = status is EnrollmentStatus.ACTIVE and report.is_over
    return gettext_for(language).gettext(STILL_THERE if still_there else STATUSES[status])


def leaving_tables(report: FundersReport, language: Language) -> tuple[ReportTable, ...]:
    """Return the table of why people left, where that may be told and somebody did."""
    if not report.reasons:
        return ()
    text, left = gettext_for(language).gettext, report.people(EnrollmentStatus.LEFT)
    rows: list[Row] = [(text("Have left (n)"), count_words(left, language))]
    rows += [(reason_word(one.reason, language), count_words(one.people, language)) for one in report.reasons]
    return (ReportTable(text("Why people left"), (text("Reason"), text("People")), tuple(rows)),)


def leaving_notes(report: FundersReport, language: Language) -> Iterator[str]:
    """Yield what the reasons mean, where some people left."""
    text = gettext_for(language).gettext
    if report.withholds_reasons:
        yield text("Why people left is not told: fewer than %(least)s did, or it would tell a small number.") % {
            "least": LEAST_SHOWN
        }
    if report.reasons:
        yield text(
            "Why people left is one category a person, of all who have left (n), as the team noted it. Of who is on a "
            "break no reason is kept."
        )
        yield text("“A job”: who stopped for work. Who the team says found work before the end is counted there alone.")
        yield text(
            "“Personal reasons” are health, family and childcare together: which of them is asked by nobody and kept "
            "nowhere."
        )
        yield text("“Not said”: no reason was noted, or it was erased together with the name.")


def _placements(figures: PlacementFigures, language: Language) -> ReportTable:
    text = gettext_for(language).gettext
    first, last = _days(figures.period, language)
    hidden = text("not shown")
    positive, rate = _positive(figures, language)
    rows: list[Row] = [
        (text("Asked (n)"), figures.asked),
        (text("Answered"), figures.answered),
        (text("Answer rate"), share(figures.answer_rate, language)),
        (text("They ended from"), first),
        (text("They ended until"), last),
        (text("“Sorties positives”"), positive),
        (text("“Sorties positives”, of those who answered"), rate),
        (text("Of these, related to the training"), _shown(figures.related, hidden)),
    ]
    rows += [(kind_name(kind, language), _shown(count, hidden)) for kind, count in figures.kinds.items()]
    return ReportTable(moment_name(figures.moment, language), (text("What it is"), text("Figure")), tuple(rows))


def _positive(figures: PlacementFigures, language: Language) -> tuple[Cell, str]:
    """Return how many «sorties positives» there are, and their share, by their bounds alone where they are masked."""
    between, text = figures.positive_between, gettext_for(language).gettext
    if between is None:
        return figures.positive or 0, share(figures.positive_rate, language)
    least, most = (share(percent(one, figures.answered), language) for one in (between.least, between.most))
    return count_words(between, language), text("%(least)s to %(most)s") % {"least": least, "most": most}


def _notes(report: FundersReport, language: Language) -> Iterator[str]:
    text = gettext_for(language).gettext
    yield text("Entries are all who have or had a place. Who found work before the end is no interruption.")
    yield text("The days are those from which a status holds, as the team wrote them down.")
    yield from leaving_notes(report, language)
    if report.is_over:
        yield text("The cohort is over. Who completed it is who the team says did: nothing is concluded from the date.")
    yield text(
        "A number of 1 to %(most)s people is not told, as it could be somebody's own story; how many answered always "
        "is. Where the sum would tell it, the next number is told by its bounds alone."
    ) % {"most": MOST_MASKED}
    if report.placements:
        kinds = ", ".join(kind_name(kind, language) for kind in POSITIVE)
        yield text("“Sorties positives” are, as the Grande École du Numérique counts them: %(kinds)s.") % {
            "kinds": kinds
        }
        yield text("Shares are of those who answered; read them with n, answers and period.")
        yield text("“Not shown”: fewer than %(least)s people, a number that would tell it, or nobody said.") % {
            "least": LEAST_SHOWN
        }
    elif not report.withheld:
        yield text("Of what became of them nothing is told yet: the day on which one asks has not come.")
    for one in report.withheld:
        yield text(
            "“%(moment)s” is not told yet: fewer than %(least)s people could be asked so far, or still will be."
        ) % {"moment": moment_name(one.moment, language), "least": LEAST_SHOWN}
    yield text("This report claims no hours: what is handed in is no proof of hours or of presence.")


def _days(period: tuple[date, date] | None, language: Language) -> tuple[str, str]:
    first, last = period or (None, None)
    return (day_alone(first, language) if first else "", day_alone(last, language) if last else "")


def _shown(count: int | None, hidden: str) -> str | int:
    return hidden if count is None else count
