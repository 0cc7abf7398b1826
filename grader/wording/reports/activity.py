"""The activity statement of a learner, in words."""

from collections.abc import Iterator

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.competencies.validation import Decision
from grader.domain.reports.activity import (
    ActiveDay,
    ActivityStatement,
    CompetencyDecision,
    ProjectActivity,
    SupportKind,
)
from grader.domain.text import Language
from grader.wording.catalogue import N_, gettext_for
from grader.wording.competencies import coded, decision_word
from grader.wording.days import day_alone
from grader.wording.reports.document import ReportDocument, ReportTable, Row, period_words

STATUSES = {
    EnrollmentStatus.ACTIVE: N_("In training"),
    EnrollmentStatus.PAUSED: N_("On a break"),
    EnrollmentStatus.LEFT: N_("Has left the cohort"),
    EnrollmentStatus.COMPLETED: N_("Completed the cohort"),
    EnrollmentStatus.HIRED: N_("Found work before the end"),
}
SUPPORT = {
    SupportKind.COMMENT: N_("Comments on hand-ins"),
    SupportKind.HELP: N_("Help that was asked for"),
    SupportKind.REVIEW: N_("Reviews of projects"),
    SupportKind.FOLLOW_UP: N_("Contact noted by the team"),
}


def write_activity_statement(statement: ActivityStatement, language: Language) -> ReportDocument:
    """Return the statement; tables that would be empty are left out, but the first."""
    text = gettext_for(language).gettext
    tables = (
        _sums(statement, language),
        _days(statement, language),
        _passed(statement, language),
        _projects(statement, language),
        _decisions(statement, language),
        _support(statement, language),
    )
    return ReportDocument(
        language=language,
        title=text("Activity statement"),
        about=tuple(_about(statement, language)),
        tables=(tables[0], *(one for one in tables[1:] if one.rows)),
        notes_title=text("What this statement is, and what it is not"),
        notes=tuple(_notes(statement, language)),
    )


def _about(statement: ActivityStatement, language: Language) -> Iterator[str]:
    text = gettext_for(language).gettext
    yield statement.learner.name
    yield statement.cohort.name
    period = statement.period
    yield text("Period: %(days)s") % {"days": period_words((period.first, period.last), language)}
    status = text(STATUSES[statement.place.status])
    since = statement.place.since
    yield text("%(status)s since %(day)s") % {"status": status, "day": day_alone(since, language)} if since else status
    yield text("As it was on %(day)s") % {"day": day_alone(statement.made_on, language)}


def _sums(statement: ActivityStatement, language: Language) -> ReportTable:
    text = gettext_for(language).gettext
    validated = sum(one.validation.decision is Decision.VALIDATED for one in statement.decisions)
    rows: list[Row] = [
        (text("Days with a push"), sum(day.pushes > 0 for day in statement.days)),
        (text("Pushes with an exercise in them"), sum(day.pushes for day in statement.days)),
        (text("Hand-ins of exercises"), sum(day.hand_ins for day in statement.days)),
        (text("Exercises worked on"), statement.exercises),
        (text("Exercises passed for the first time"), len(statement.passed)),
        (text("Hand-ins of projects"), len(statement.projects)),
        (text("Validations of competencies"), validated),
    ]
    rows += [
        (text(name), sum(one.times for one in statement.support if one.kind is kind)) for kind, name in SUPPORT.items()
    ]
    return ReportTable(text("In this period"), (text("What it is"), text("Number")), tuple(rows))


def _days(statement: ActivityStatement, language: Language) -> ReportTable:
    text = gettext_for(language).gettext
    heads = (
        text("Day"),
        text("Pushes"),
        text("Hand-ins"),
        text("Exercises worked on"),
        text("Passed"),
        text("Projects handed in"),
    )
    return ReportTable(text("Day by day"), heads, tuple(_day(day, statement, language) for day in statement.days))


def _day(day: ActiveDay, statement: ActivityStatement, language: Language) -> Row:
    worked_on = ", ".join(statement.titles[slug].in_(language) for slug in day.exercises)
    return (day.day, day.pushes, day.hand_ins, worked_on, day.passed, day.projects)


def _passed(statement: ActivityStatement, language: Language) -> ReportTable:
    text = gettext_for(language).gettext
    rows = tuple((statement.titles[one.exercise].in_(language), one.day) for one in statement.passed)
    return ReportTable(text("Exercises passed"), (text("Exercise"), text("First passed on")), rows)


def _projects(statement: ActivityStatement, language: Language) -> ReportTable:
    text = gettext_for(language).gettext
    heads = (text("Project"), text("Handed in on"), text("Reviewed by the team"), text("Found"))
    rows = tuple(_project(one, statement, language) for one in statement.projects)
    return ReportTable(text("Projects handed in"), heads, rows)


def _project(one: ProjectActivity, statement: ActivityStatement, language: Language) -> Row:
    text = gettext_for(language).gettext
    zone = statement.zone
    by = "; ".join(
        text("%(name)s, %(day)s")
        % {"name": each.reviewer.name, "day": day_alone(each.written_at.astimezone(zone).date(), language)}
        for each in one.reviews
    )
    found = text("all criteria reached") if one.is_reached else text("not all criteria reached yet")
    handed_in = one.hand_in.handed_in_at.astimezone(zone).date()
    return (one.project.title.in_(language), handed_in, by, found if one.reviews else "")


def _decisions(statement: ActivityStatement, language: Language) -> ReportTable:
    text = gettext_for(language).gettext
    heads = (text("Competency"), text("Decision"), text("Assessed on"), text("By"), text("Framework"))
    return ReportTable(text("Competencies"), heads, tuple(_decision(one, language) for one in statement.decisions))


def _decision(one: CompetencyDecision, language: Language) -> Row:
    said = one.validation
    name = coded(said.competency, one.competency.name).in_(language) if one.competency else said.competency.upper()
    version = gettext_for(language).gettext("%(framework)s, version %(version)s") % {
        "framework": said.framework,
        "version": said.version,
    }
    return (name, decision_word(said.decision, language), said.decided_on, said.by.name, version)


def _support(statement: ActivityStatement, language: Language) -> ReportTable:
    text = gettext_for(language).gettext
    rows = tuple((one.day, text(SUPPORT[one.kind]), one.by.name, one.times) for one in statement.support)
    return ReportTable(text("With the team"), (text("Day"), text("What it is"), text("By"), text("Number")), rows)


def _notes(statement: ActivityStatement, language: Language) -> Iterator[str]:
    text = gettext_for(language).gettext
    yield text(
        "This statement claims no hours and no presence. It is no attendance sheet: that is another document, which "
        "people sign, and which is not kept here."
    )
    yield text(
        "A day stands here as something was handed in on it, by the school's clock. Work that was not handed in leaves "
        "no trace, and a hand-in does not say how long somebody worked."
    )
    yield text("A push counts where it changed an exercise; one push may hand in several.")
    yield text("“Passed”: all checks of the exercise passed for the first time. Programs check this, and give no mark.")
    yield text("Competencies are validated by people alone; the day is the one on which they assessed.")
    yield text("Of comments, help, reviews and contacts it says by whom and on which day, and never what was said.")
    if statement.place.since is None:
        yield text("Since when the status holds is not kept.")
    yield text("Of breaks only the status that holds is kept, and since when: earlier breaks do not stand here.")
    yield text("What the school had to erase since, as its time was over, is missing here.")
