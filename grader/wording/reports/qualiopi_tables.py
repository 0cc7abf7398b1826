"""The tables of the folder of evidence for Qualiopi."""

from grader.domain.masking import MOST_MASKED
from grader.domain.regrades.regrade import RegradeState
from grader.domain.reports.qualiopi import QualiopiFolder
from grader.domain.text import Language
from grader.wording.alerts import rule_sentences
from grader.wording.catalogue import N_, gettext_for
from grader.wording.competencies import coded
from grader.wording.reports.activity import SUPPORT
from grader.wording.reports.document import Cell, ReportTable, Row, count_words

STATES = {RegradeState.APPLIED: N_("results taken over"), RegradeState.DROPPED: N_("results dropped")}


def programme(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return what the cohort was given, in its order."""
    text = gettext_for(language).gettext
    heads = (text("Exercise"), text("Week"), text("Module"), text("Begins on"), text("Due on"), text("Competencies"))
    rows = tuple(
        (
            one.title.in_(language),
            one.week or "",
            one.module.in_(language) if one.module else "",
            one.first or "",
            one.due or "",
            ", ".join(one.competencies),
        )
        for one in folder.programme
    )
    return ReportTable(text("Programme"), heads, rows)


def frameworks(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return which frameworks the cohort works on, and where they are from."""
    text = gettext_for(language).gettext
    heads = (text("Framework"), text("Version"), text("Source"), text("In force since"))
    rows = tuple(
        (one.framework.title.in_(language), one.framework.version, one.framework.source, one.framework.dated)
        for one in folder.frameworks
    )
    return ReportTable(text("Competency frameworks"), heads, rows)


def blocks(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return of how many all of a block is validated."""
    text = gettext_for(language).gettext
    heads = (text("Block"), text("All its competencies validated by the team"), text("Of how many"))
    rows = tuple(
        (coded(block.code, block.title).in_(language), count_words(block.validated, language), folder.report.entries)
        for one in folder.frameworks
        for block in one.blocks
    )
    return ReportTable(text("Blocks"), heads, rows)


def adaptation(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return how many have other dates or more time than the others."""
    text = gettext_for(language).gettext
    rows: tuple[Row, ...] = (
        (text("Learners with more time by right"), count_words(folder.more_time, language), folder.report.entries),
        (
            text("Learners with later dates of their own"),
            count_words(folder.later_dates, language),
            folder.report.entries,
        ),
    )
    return ReportTable(text("Own times and dates"), (text("What it is"), text("People"), text("Of how many")), rows)


def more_time(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return how many have more time."""
    whole = adaptation(folder, language)
    return ReportTable(gettext_for(language).gettext("More time"), whole.heads, whole.rows[:1])


def support(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return what the staff did within the period."""
    text = gettext_for(language).gettext
    heads = (text("What the team did"), text("How often"), text("For how many"), text("Of how many"))
    rows: tuple[Row, ...] = tuple(
        (
            text(SUPPORT[one.kind]),
            text("not shown") if one.times is None else one.times,
            count_words(one.learners, language),
            folder.report.entries,
        )
        for one in folder.support
    )
    return ReportTable(text("With the team"), heads, rows)


def competencies(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return how many have shown each competency, and of how many it is validated."""
    text = gettext_for(language).gettext
    heads = (
        text("Competency"),
        text("Shown by exercises or projects"),
        text("Validated by the team"),
        text("Of how many"),
    )
    rows = tuple(
        (
            coded(one.competency.code, one.competency.name).in_(language),
            count_words(one.shown, language),
            count_words(one.validated, language),
            folder.report.entries,
        )
        for framework in folder.frameworks
        for one in framework.competencies
    )
    return ReportTable(text("Competencies"), heads, rows)


def assessment(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return how often the staff decided, and over how many projects."""
    text = gettext_for(language).gettext
    rows: tuple[Row, ...] = (
        (text("Decisions on competencies, each with a reason and a day"), folder.decisions),
        (text("Projects with a grid of criteria"), folder.projects),
    )
    return ReportTable(text("How it is assessed"), (text("What it is"), text("Number")), rows)


def rules(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return when the staff are told of somebody."""
    text = gettext_for(language).gettext
    rows = tuple((sentence,) for sentence in rule_sentences(folder.rules, language))
    return ReportTable(text("When the team is told of somebody"), (text("Rule, as learners read it, too"),), rows)


def resources(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return the exercises of the cohort with their versions."""
    text = gettext_for(language).gettext
    heads = (
        text("Exercise"),
        text("Language"),
        text("Versions"),
        text("First one on"),
        text("Current one since"),
        text("Current version"),
    )
    rows = tuple(
        (one.title.in_(language), one.runner, one.versions, one.first, one.newest_on, one.newest)
        for one in folder.resources
    )
    return ReportTable(text("Exercises"), heads, rows)


def regrades(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return whose hand-ins were run again as an exercise was mended."""
    text = gettext_for(language).gettext
    heads = (text("Exercise"), text("Begun on"), text("Decided on"), text("Decision"), text("Hand-ins run again"))
    rows = tuple(
        (
            _title(one.choice.exercise, folder, language),
            one.begun_at.astimezone(folder.zone).date(),
            one.decided_at.astimezone(folder.zone).date() if one.decided_at else "",
            text(STATES[one.state]),
            _hand_ins(one.total, language),
        )
        for one in folder.regrades
    )
    return ReportTable(text("Hand-ins that were run again"), heads, rows)


def changed(folder: QualiopiFolder, language: Language) -> ReportTable:
    """Return which versions were published within the period."""
    text = gettext_for(language).gettext
    rows = tuple(
        (_title(one.exercise, folder, language), one.published_at.astimezone(folder.zone).date(), one.suite_digest)
        for one in folder.changed
    )
    return ReportTable(
        text("Versions published in the period"), (text("Exercise"), text("Published on"), text("Version")), rows
    )


def _title(exercise: str, folder: QualiopiFolder, language: Language) -> str:
    return folder.titles[exercise].in_(language) if exercise in folder.titles else exercise


def _hand_ins(total: int, language: Language) -> Cell:
    """Return how many hand-ins it was: one is a learner's, so few are told no more than few learners are."""
    few = gettext_for(language).gettext("%(least)s to %(most)s") % {"least": 1, "most": MOST_MASKED}
    return few if 0 < total <= MOST_MASKED else total
