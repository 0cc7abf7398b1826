"""What a learner did over some days, by facts that have a date.

Days, and never hours or halves of days: an attendance sheet counts those, and what was handed in would be taken for
presence.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.competencies.framework import Competency
from grader.domain.competencies.validation import Validation
from grader.domain.days import first_day
from grader.domain.errors import NotValid
from grader.domain.people import Person
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.project import Project
from grader.domain.projects.review import ProjectReview
from grader.domain.submissions.submission import Submission
from grader.domain.text import Text

FIRST_DAY = date(2000, 1, 1)
LONGEST = timedelta(days=1_100)
"""Three years, in which no training lies that is longer."""


@dataclass(frozen=True)
class Period:
    """Some days, the first and the last included."""

    first: date
    last: date


class SupportKind(StrEnum):
    """What somebody of the staff did for a learner; what they said is no part of it."""

    COMMENT = "comment"
    HELP = "help"
    REVIEW = "review"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True)
class Support:
    """Somebody of the staff did something for a learner."""

    kind: SupportKind
    at: datetime
    by: Person


@dataclass(frozen=True)
class SupportOfDay:
    """What somebody of the staff did for a learner on a day, so many times."""

    day: date
    kind: SupportKind
    by: Person
    times: int


@dataclass(frozen=True)
class PassedExercise:
    """An exercise that a learner passed for the first time."""

    exercise: str
    day: date


@dataclass(frozen=True)
class ActiveDay:
    """A day on which a learner handed something in.

    Attributes:
        pushes: How many commits came with something of an exercise in them.
        hand_ins: How many exercises were handed in, each as often as it was.
        exercises: Which, by their slugs, in the order of the day.
        passed: How many were passed for the first time.
        projects: How often a project was handed in.
    """

    day: date
    pushes: int
    hand_ins: int
    exercises: tuple[str, ...]
    passed: int
    projects: int


@dataclass(frozen=True)
class ProjectActivity:
    """A project that a learner handed in.

    Attributes:
        reviews: What the staff found of it, oldest first.
    """

    project: Project
    hand_in: ProjectHandIn
    reviews: tuple[ProjectReview, ...]

    @property
    def is_reached(self) -> bool:
        """Tell whether somebody of the staff found each criterion reached."""
        return any(one.reaches(self.project.criteria) for one in self.reviews)


@dataclass(frozen=True)
class CompetencyDecision:
    """What somebody of the staff said of a competency of a learner.

    Attributes:
        competency: None where no framework names it any more.
    """

    validation: Validation
    competency: Competency | None


@dataclass(frozen=True)
class ActivityStatement:
    """What a learner of a cohort did over a period.

    Attributes:
        own: It is the reader's own.
        made_on: The day on which it was so.
        days: On which something was handed in, oldest first.
        passed: In the order in which they were.
        titles: Of all exercises named here, by their slugs.
        zone: Where the school is.
    """

    place: Enrollment
    cohort: Cohort
    own: bool
    period: Period
    made_on: date
    days: tuple[ActiveDay, ...]
    passed: tuple[PassedExercise, ...]
    projects: tuple[ProjectActivity, ...]
    decisions: tuple[CompetencyDecision, ...]
    support: tuple[SupportOfDay, ...]
    titles: dict[str, Text]
    zone: tzinfo

    @property
    def learner(self) -> Person:
        """Return whose it is."""
        return self.place.person

    @property
    def exercises(self) -> int:
        """Return how many exercises were worked on."""
        return len({slug for day in self.days for slug in day.exercises})


def checked_period(first: date, last: date) -> Period:
    """Return a period.

    Raises:
        NotValid: `report_period`: it ends before it begins, is very long, or begins before all cohorts.
    """
    if not FIRST_DAY <= first <= last <= first + LONGEST:
        raise NotValid("report_period", most=LONGEST.days)
    return Period(first, last)


def this_month(today: date) -> Period:
    """Return the days of a month so far."""
    return Period(today.replace(day=1), today)


def last_month(today: date) -> Period:
    """Return the days of the month before."""
    last = today.replace(day=1) - timedelta(days=1)
    return Period(last.replace(day=1), last)


def active_days(
    sent: Collection[Submission], passed: Collection[PassedExercise], projects: Collection[ProjectHandIn], zone: tzinfo
) -> tuple[ActiveDay, ...]:
    """Return the days on which something was handed in, by the school's calendar, oldest first."""
    by_day: dict[date, list[Submission]] = {first_day(one.handed_in_at, zone): [] for one in projects}
    for one in sorted(sent, key=lambda each: each.received_at):
        by_day.setdefault(first_day(one.received_at, zone), []).append(one)
    return tuple(
        ActiveDay(
            day=day,
            pushes=len({one.commit for one in of_day}),
            hand_ins=len(of_day),
            exercises=tuple(dict.fromkeys(one.exercise for one in of_day)),
            passed=sum(one.day == day for one in passed),
            projects=sum(first_day(one.handed_in_at, zone) == day for one in projects),
        )
        for day, of_day in sorted(by_day.items())
    )


def support_by_day(support: Collection[Support], zone: tzinfo) -> tuple[SupportOfDay, ...]:
    """Return what the staff did, a line a day, kind and person, oldest first."""
    times: dict[tuple[date, SupportKind, Person], int] = {}
    for one in sorted(support, key=lambda each: each.at):
        key = first_day(one.at, zone), one.kind, one.by
        times[key] = times.get(key, 0) + 1
    return tuple(SupportOfDay(*key, count) for key, count in times.items())
