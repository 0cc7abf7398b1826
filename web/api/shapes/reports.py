"""What those who pay for a cohort are told of it, and what a learner did over a period, as the API tells it."""

from datetime import date
from typing import Self

from grader.domain import masking
from grader.domain.cohorts.cohort import EnrollmentStatus, LeavingReason
from grader.domain.competencies.validation import Decision
from grader.domain.days import day_of, first_day
from grader.domain.placements.placement import PlacementMoment
from grader.domain.reports import activity, funders
from grader.domain.reports.activity import SupportKind
from web.api.shapes.basic import Given, Person, Shape, Text
from web.api.shapes.placements import MomentFigures
from web.api.shapes.plans import Day


class ToldCount(Shape):
    """A number of people; a small one is masked, and so is one that would tell it."""

    exact: int | None
    """Null where it is masked."""

    least: int
    most: int

    @classmethod
    def of(cls, count: masking.ToldCount) -> Self:
        """Return a count as it may be told."""
        return cls(exact=count.exact, least=count.least, most=count.most)


class StatusCount(Shape):
    """How many have a status."""

    status: EnrollmentStatus
    people: ToldCount
    first_day: date | None
    """The first of the days from which it holds; null where the number is masked, or no such day is kept."""

    last_day: date | None

    @classmethod
    def of(cls, figures: funders.StatusFigures) -> Self:
        """Return what the report tells of a status."""
        first, last = figures.period or (None, None)
        return cls(status=figures.status, people=ToldCount.of(figures.people), first_day=first, last_day=last)


class ReasonCount(Shape):
    """How many left for a reason."""

    reason: LeavingReason
    people: ToldCount

    @classmethod
    def of(cls, figures: funders.ReasonFigures) -> Self:
        """Return what the report tells of a reason."""
        return cls(reason=figures.reason, people=ToldCount.of(figures.people))


class FundersReport(Shape):
    """Figures of a cohort; no hours are claimed."""

    cohort: str
    day: date
    """As of which day."""

    starts_on: date | None
    """The first day of its plan; null where nobody made one."""

    ends_on: date | None
    """Its last day; null while that is open."""

    entries: int
    completions: ToldCount
    interruptions: ToldCount
    """Who left, or is on a break; who was hired is none of them."""

    statuses: list[StatusCount]
    reasons: list[ReasonCount]
    """Why people left; empty where nobody did, or where few did, or that would tell a small number."""

    placements: list[MomentFigures]
    """Small numbers are left out, and what would tell them."""

    withheld: list[PlacementMoment]
    """Moments that have come for some and are not told: that would tell how few they are, or how few are left."""

    @classmethod
    def of(cls, report: funders.FundersReport) -> Self:
        """Return what the page shows."""
        return cls(
            cohort=report.cohort.slug,
            day=report.day,
            starts_on=report.starts_on,
            ends_on=report.ends_on,
            entries=report.entries,
            completions=ToldCount.of(report.completions),
            interruptions=ToldCount.of(report.interruptions),
            statuses=[StatusCount.of(one) for one in report.statuses],
            reasons=[ReasonCount.of(one) for one in report.reasons],
            placements=[MomentFigures.of(one) for one in report.placements],
            withheld=[one.moment for one in report.withheld],
        )


class ReportDays(Given):
    """Over which days; what is left out is this month's."""

    first: Day | None = None
    last: Day | None = None
    """This day included."""

    @property
    def first_day(self) -> date | None:
        """Return the first of them, where it is named."""
        return day_of(self.first) if self.first else None

    @property
    def last_day(self) -> date | None:
        """Return the last of them, where it is named."""
        return day_of(self.last) if self.last else None


class FolderDays(Given):
    """Over which days; both are left out for as long as the cohort has lasted."""

    first: Day | None = None
    last: Day | None = None
    """This day included."""


class ActiveDay(Shape):
    """A day on which something was handed in."""

    day: date
    pushes: int
    """Commits that came with something of an exercise in them."""

    hand_ins: int
    exercises: list[str]
    passed: int
    """How many exercises were passed for the first time."""

    projects: int


class PassedExercise(Shape):
    """An exercise that was passed for the first time."""

    exercise: str
    title: Text
    day: date


class HandedInProject(Shape):
    """A hand-in of a project, with who of the staff reviewed it when."""

    project: str
    title: Text
    day: date
    reached: bool
    """Somebody of the staff found each criterion reached."""

    reviewed: list[Person]


class DecidedCompetency(Shape):
    """What somebody of the staff said of a competency."""

    framework: str
    version: int
    competency: str
    decision: Decision
    day: date
    by: Person


class StaffSupport(Shape):
    """What somebody of the staff did on a day; what they said is not told."""

    day: date
    kind: SupportKind
    by: Person
    times: int


class ActivityStatement(Shape):
    """What a learner did over a period, by facts with their days: it claims no hours and no presence."""

    cohort: str
    learner: Person
    status: EnrollmentStatus
    since: date | None
    """From when on the status holds; null where that is not kept. Earlier breaks are not kept."""

    first: date
    last: date
    made_on: date
    days: list[ActiveDay]
    passed: list[PassedExercise]
    projects: list[HandedInProject]
    decisions: list[DecidedCompetency]
    support: list[StaffSupport]

    @classmethod
    def of(cls, one: activity.ActivityStatement) -> Self:
        """Return what the page shows."""
        return cls(
            cohort=one.cohort.slug,
            learner=Person.model_validate(one.learner),
            status=one.place.status,
            since=one.place.since,
            first=one.period.first,
            last=one.period.last,
            made_on=one.made_on,
            days=[ActiveDay.model_validate(day) for day in one.days],
            passed=[_passed(each, one) for each in one.passed],
            projects=[_project(each, one) for each in one.projects],
            decisions=[_decision(each) for each in one.decisions],
            support=[StaffSupport.model_validate(each) for each in one.support],
        )


def _passed(each: activity.PassedExercise, one: activity.ActivityStatement) -> PassedExercise:
    return PassedExercise(exercise=each.exercise, title=Text.model_validate(one.titles[each.exercise]), day=each.day)


def _project(each: activity.ProjectActivity, one: activity.ActivityStatement) -> HandedInProject:
    return HandedInProject(
        project=each.project.slug,
        title=Text.model_validate(each.project.title),
        day=first_day(each.hand_in.handed_in_at, one.zone),
        reached=each.is_reached,
        reviewed=[Person.model_validate(review.reviewer) for review in each.reviews],
    )


def _decision(each: activity.CompetencyDecision) -> DecidedCompetency:
    said = each.validation
    return DecidedCompetency(
        framework=said.framework,
        version=said.version,
        competency=said.competency,
        decision=said.decision,
        day=said.decided_on,
        by=Person.model_validate(said.by),
    )
