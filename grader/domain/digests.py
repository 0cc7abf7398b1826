"""A cohort's week as its staff read it: what was done, whom to see and why, what comes; never a score or a rank."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from grader.domain.alerts.exercise_signs import ExerciseSign
from grader.domain.alerts.follow_up import FollowUp, WatchState
from grader.domain.alerts.signs import Sign
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort
from grader.domain.cohorts.rhythm import WEEK, monday_of
from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import Exercise
from grader.domain.people import Person
from grader.domain.rosters.letter import LetterFault

WEEK_NAME = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
MOST_WEEKS_BACK = 104
SENT_AT = time(7)
"""On Mondays, by the school's clock."""


@dataclass(frozen=True)
class WorkOnExercise:
    """What active learners did of an exercise in a week.

    Attributes:
        learners: Who handed something in.
        passed: Who first passed it in this week.
    """

    exercise: str
    hand_ins: int
    learners: int
    passed: int


@dataclass(frozen=True)
class ToSee:
    """A learner who needs somebody, and why."""

    learner: Person
    state: WatchState
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Contact:
    """What was written down of being in touch with a learner."""

    learner: Person
    step: FollowUp


@dataclass(frozen=True)
class WeekStanding:
    """How a cohort stands at the moment of reading.

    Attributes:
        people: Who asked for something first, then who has waited longest.
        more: How many are not named.
        comments: Threads that wait for an answer of the staff.
        help_requests: Requests for help that wait for it.
    """

    people: tuple[ToSee, ...]
    more: int
    exercises: tuple[ExerciseSign, ...]
    comments: int
    help_requests: int


@dataclass(frozen=True)
class WeekDigest:
    """A week of a cohort.

    Attributes:
        week: Its Monday.
        learners: Active ones now; the week is told of them alone.
        active: Those of them who handed something in.
        work: By exercise, in the order of the cohort.
        contacts: Of the week, oldest first.
        due: Whose date lies in the week after, the first date in front.
        standing: None in the digest of an older week, or of a cohort that is over.
        exercises: All that are named, by slug; one that is not published is missing.
    """

    cohort: Cohort
    week: date
    learners: int
    active: int
    work: tuple[WorkOnExercise, ...]
    contacts: tuple[Contact, ...]
    due: tuple[Assignment, ...]
    standing: WeekStanding | None
    exercises: Mapping[str, Exercise]


@dataclass(frozen=True)
class DigestReader:
    """Somebody of the staff who asked for the digest by e-mail.

    Attributes:
        due_at: When the next one is sent.
        tries: To send that one, so far.
        sent_at: When the last one was taken by the mail server.
        fault: Why the last one did not arrive.
    """

    cohort: str
    person_id: str
    due_at: datetime
    tries: int = 0
    sent_at: datetime | None = None
    fault: LetterFault | None = None


def week_name(monday: date) -> str:
    """Return what a week is called in addresses: `2026-W48`."""
    year, week, _ = monday.isocalendar()
    return f"{year:04}-W{week:02}"


def week_named(name: str, this_week: date) -> date:
    """Return the Monday of the week of that name; an empty one names this week.

    Raises:
        NotValid: `digest_week`: there is no such week, it is still to come, or it is long ago.
    """
    if not name:
        return this_week
    try:
        year, week = map(int, WEEK_NAME.fullmatch(name).groups())  # type: ignore[union-attr] # None is refused below
        monday = date.fromisocalendar(year, week, 1)
    except (AttributeError, ValueError) as error:
        raise NotValid("digest_week", week=name) from error
    if not this_week - MOST_WEEKS_BACK * WEEK <= monday <= this_week:
        raise NotValid("digest_week", week=name)
    return monday


def next_sending(now: datetime, zone: tzinfo) -> datetime:
    """Return the next Monday morning at the school."""
    monday = monday_of(now, zone)
    moments = (datetime.combine(monday + weeks * WEEK, SENT_AT, zone) for weeks in (0, 1))
    return next(moment for moment in moments if moment > now)


def week_before(now: datetime, zone: tzinfo) -> date:
    """Return the Monday of the last week that is over."""
    return monday_of(now - timedelta(weeks=1), zone)
