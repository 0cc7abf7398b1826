"""Cohorts' plans as the API tells them and takes them: modules, weeks, days, and the dates that move."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Annotated, Self

from pydantic import Field

from grader.domain.assignments import Counts
from grader.domain.days import day_of
from grader.domain.naming import MAX_NAME_LENGTH, MAX_SLUG_LENGTH
from grader.domain.plans import plan, track
from grader.domain.plans.plan import LONGEST_CLOSED, MOST_CLOSED
from grader.domain.plans.track import MOST_WEEKS
from grader.engine.plans.changing import PlanEntry, entry_of
from grader.engine.plans.dating import DatesAhead
from grader.engine.plans.reading import PlanPage, PlanRow
from web.api.shapes.basic import WHOLE, Cohort, Given, Person, Shape, Slug, Text

UNSEEN = (
    "\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
"""What no name has, as it shows nothing, or ends a line."""
DAY = (
    r"^20[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))$"
    r"|^20([02468][048]|[13579][26])-02-29$"
)

Name = Annotated[str, Field(max_length=MAX_NAME_LENGTH, pattern=rf"^[^{UNSEEN}]*[^\s{UNSEEN}][^{UNSEEN}]*$")]
NewSlug = Annotated[str, Field(max_length=MAX_SLUG_LENGTH, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Day = Annotated[str, Field(pattern=DAY)]
WeekNumber = Annotated[int, Field(ge=1, le=MOST_WEEKS), WHOLE]
HowMany = Annotated[int, Field(ge=1, le=LONGEST_CLOSED.days), WHOLE]


class Module(Shape):
    """A part of a track or plan."""

    slug: str
    title: Text


class TrackLine(Shape):
    """A track that a new cohort can follow."""

    slug: str
    title: Text
    modules: list[Module]

    @classmethod
    def of(cls, one: track.Track) -> Self:
        """Return a track."""
        return cls(
            slug=one.slug,
            title=Text.model_validate(one.title),
            modules=[Module.model_validate(each) for each in one.modules],
        )


class Tracks(Shape):
    """All tracks, by slug."""

    items: list[TrackLine]


class ClosedDays(Given):
    """Days in a row on which the school is closed."""

    first: Day
    days: HowMany = 1
    """How many."""

    def value(self) -> plan.Closed:
        """Return them as the steps know them."""
        first = day_of(self.first)
        return plan.Closed(first, first + timedelta(days=self.days - 1))

    @classmethod
    def of(cls, one: plan.Closed) -> Self:
        """Return them as the API says them."""
        return cls(first=one.first.isoformat(), days=len(one.days))


class PlanDays(Given):
    """What decides on which days the weeks of a plan lie."""

    starts_on: Day
    """The first day of the first week, in this century."""

    closed: list[ClosedDays] = Field([], max_length=MOST_CLOSED)
    public_holidays: bool = True
    """Those of France are left out, too."""

    def value(self) -> plan.PlanDays:
        """Return them as the steps know them."""
        return plan.PlanDays(day_of(self.starts_on), tuple(one.value() for one in self.closed), self.public_holidays)

    @classmethod
    def of(cls, days: plan.PlanDays) -> Self:
        """Return them as the API says them."""
        closed = [ClosedDays.of(one) for one in days.closed]
        return cls(starts_on=days.starts_on.isoformat(), closed=closed, public_holidays=days.public_holidays)


class LaterDate(Shape):
    """Who has a later date, and which."""

    person: Person
    due_at: datetime


class PlannedExercise(Shape):
    """An exercise of a plan, in its order."""

    exercise: str
    title: Text
    published: bool
    module: str | None
    """The slug of one of the plan's modules."""

    week: int | None
    starts_on: date | None
    """The first day at the school; null leaves learners free to begin."""

    due_on: date | None
    """The last day."""

    due_at: datetime | None
    """The moment at which that day ends."""

    counts: Counts
    """Which hand-in says how a learner stands."""

    later: list[LaterDate]
    """The soonest first; nobody for whoever does not lead the cohort."""

    @classmethod
    def of(cls, row: PlanRow, zone: tzinfo) -> Self:
        """Return a row of a plan."""
        given, entry = row.assignment, entry_of(row.assignment, zone)
        return cls(
            exercise=given.exercise,
            title=Text.model_validate(row.title),
            published=row.published,
            module=given.module,
            week=given.week,
            starts_on=entry.starts_on,
            due_on=entry.due_on,
            due_at=given.due_at,
            counts=given.counts,
            later=[
                LaterDate(person=Person.model_validate(one.person), due_at=one.extension.due_at) for one in row.later
            ],
        )


class Plan(Shape):
    """How a cohort's exercises lie over its weeks."""

    cohort: Cohort
    days: PlanDays | None
    """Null before anybody said when it begins."""

    modules: list[Module]
    exercises: list[PlannedExercise]

    @classmethod
    def of(cls, page: PlanPage, zone: tzinfo) -> Self:
        """Return a plan."""
        days = page.plan.days
        return cls(
            cohort=Cohort.model_validate(page.cohort),
            days=None if days is None else PlanDays.of(days),
            modules=[Module.model_validate(one) for one in page.plan.modules],
            exercises=[PlannedExercise.of(row, zone) for row in page.rows],
        )


class MovedDates(Shape):
    """The days of an exercise before and after."""

    exercise: str
    starts_on_before: date | None
    due_on_before: date | None
    starts_on: date | None
    due_on: date | None


class Moves(Shape):
    """What other days of a plan move."""

    days: PlanDays
    stored: bool
    """False: it was only shown."""

    moves: list[MovedDates]

    @classmethod
    def of(cls, ahead: DatesAhead, zone: tzinfo, *, stored: bool) -> Self:
        """Return what moves."""
        return cls(days=PlanDays.of(ahead.days), stored=stored, moves=[_moved(one, zone) for one in ahead.moving])


def _moved(one: plan.DateMove, zone: tzinfo) -> MovedDates:
    before, after = entry_of(one.before, zone), entry_of(one.after, zone)
    return MovedDates(
        exercise=one.after.exercise,
        starts_on_before=before.starts_on,
        due_on_before=before.due_on,
        starts_on=after.starts_on,
        due_on=after.due_on,
    )


class ToOpen(Given):
    """A cohort to open."""

    slug: NewSlug
    """Part of addresses, never changed."""

    name: Name
    days: PlanDays | None = None
    track: Slug | None = None
    """The track that it follows."""

    like: Slug | None = None
    """The cohort whose plan it takes over, with its dates moved; not beside a track."""


class OpenedCohort(Shape):
    """A cohort that was opened."""

    cohort: Cohort
    not_published: list[str]
    """Exercises of its plan that it was not given, as they are not published."""


class ToName(Given):
    """Another name of a cohort."""

    name: Name


class ToReplan(PlanDays):
    """The days of a plan, and what becomes of its dates."""

    by_hand_too: bool = False
    """Let all that has a week follow it, also dates that somebody set otherwise."""

    preview: bool = False
    """Only say what would move."""


class ToPut(Given):
    """Where an exercise is to stand; what is not said stays as it is, null takes it away."""

    module: Name | None = None
    """Its name or slug; a new name makes a module."""

    week: WeekNumber | None = None
    """With another week the dates follow, unless they are said."""

    starts_on: Day | None = None
    due_on: Day | None = None
    counts: Counts = Counts.BEST
    """Which hand-in says how a learner stands; a pass that was acquired stays by either rule."""

    def over(self, before: PlanEntry) -> PlanEntry:
        """Return it laid over how the exercise stands now."""
        said = self.model_fields_set
        return PlanEntry(
            module=(self.module or "") if "module" in said else before.module,
            week=self.week if "week" in said else before.week,
            starts_on=_day(self.starts_on) if "starts_on" in said else before.starts_on,
            due_on=_day(self.due_on) if "due_on" in said else before.due_on,
            counts=self.counts if "counts" in said else before.counts,
        )


class ToOrder(Given):
    """Exercises to put in front, in this order."""

    exercises: Annotated[list[Slug], Field(max_length=1_000)]


def _day(said: str | None) -> date | None:
    return None if said is None else day_of(said)
