"""People's days and progress as the API shows them."""

from datetime import date, datetime
from typing import Self

from grader.domain.verdicts import Status
from grader.engine.people import day, progress_page, staff_look
from web.api.shapes.alerts import FollowUp
from web.api.shapes.basic import Cohort, Member, Person, Progress, Repository, Shape, Text
from web.api.shapes.comments import Awaiting
from web.api.shapes.exercises import repository_of
from web.api.shapes.help_requests import AskedLine
from web.api.shapes.submissions import Change, SubmissionLine


class People(Shape):
    """A page of people, by handle."""

    items: list[Member]
    next: str | None


class Task(Shape):
    """An exercise that a learner was given, and where they stand in it."""

    exercise: str
    title: Text
    starts_at: datetime | None
    """From when it is meant to be done; what comes sooner is graded all the same."""

    due_at: datetime | None
    """Until when, by the learner's own date where they have one."""

    extended: bool
    """That is later than for the cohort."""

    progress: Progress


class Week(Shape):
    """What was done in a week, by the school's days."""

    begins: date
    """Its Monday."""

    active_days: int
    hand_ins: int
    passed: int
    """Exercises that were first passed in it."""


class Learning(Shape):
    """A learner's place in one cohort."""

    cohort: Cohort
    repository: Repository | None
    passed: int
    tasks: list[Task]
    """In the order they were given."""

    next: Task | None
    """The first that is not passed."""

    latest: list[SubmissionLine]
    """Newest first."""

    change: Change | None
    """What the newest hand-in changed; null where nothing can be compared."""

    mended: list[str]
    """Hand-ins among the latest that can be run again, as their exercise was mended since."""

    gained: list[str]
    """Hand-ins that passed in the last seven days without a push, as their exercise was mended, newest first."""

    comments: list[Awaiting]
    """Open threads that await them, those that have waited longest first."""

    help_requests: list[AskedLine]
    """Their open requests for help, oldest first."""

    week: Week


class Movement(Shape):
    """A learner's cell that moved lately."""

    person: Person
    title: Text
    progress: Progress


class NextDate(Shape):
    """The exercise of a cohort that is due next."""

    exercise: str
    title: Text
    due_at: datetime


class Leading(Shape):
    """A cohort as its trainers and leads see it from afar."""

    cohort: Cohort
    learners: int
    exercises: int
    counts: dict[Status, int]
    """Cells of active learners, by status."""

    comments: int
    """Open threads that await the staff."""

    next_date: NextDate | None
    """Null where no date is to come."""

    latest: list[Movement]


class Day(Shape):
    """What a person's first page shows."""

    learning: list[Learning]
    leading: list[Leading]

    @classmethod
    def of(cls, page: day.Day) -> Self:
        """Return the day of a page."""
        return cls(
            learning=[_learning(one) for one in page.learning],
            leading=[Leading.model_validate(one) for one in page.leading],
        )


class Training(Shape):
    """A competency, and the exercises that declare it."""

    competency: str
    passed: int
    tasks: list[Task]


class ExerciseWork(Shape):
    """What was handed in of an exercise in a week."""

    exercise: str
    tries: int
    days: list[date]
    newest: str
    """The id of the last hand-in of the week."""

    passed: bool
    """The exercise was first passed in this week."""


class Said(Shape):
    """What was written of a hand-in."""

    author: Person
    at: datetime
    text: str
    """Markdown, as it was typed."""

    exercise: str
    submission_id: str
    thread_id: str | None
    """Null where it is a private note of the staff."""


class WeekLook(Shape):
    """A week of a learner, as their staff look at it."""

    begins: date
    work: list[ExerciseWork]
    said: list[Said]
    """Oldest first."""


class Standstill(Shape):
    """An exercise that was begun, or whose date is past, and that does not pass."""

    exercise: str
    late: bool
    stopped_by: str | None
    """The check that stopped the newest try of the current version; empty where the whole run was stopped."""

    stopped_tries: int
    """How many tries in a row it stopped."""

    stopped_since: datetime | None


class StaffLook(Shape):
    """What the staff of a cohort see of a learner beside their progress."""

    weeks: list[WeekLook]
    """Newest first."""

    standstills: list[Standstill]
    follow_ups: list[FollowUp]
    """What the staff wrote down of being in touch, newest first."""

    more: bool
    """There are older hand-ins than these weeks tell of."""


class CohortProgress(Shape):
    """A learner's progress in one cohort."""

    cohort: Cohort
    passed: int
    tasks: list[Task]
    weeks: list[Week]
    """Newest first, this week always among them; 16 at most."""

    trainings: list[Training]
    look: StaffLook | None
    """For the cohort's staff; null for the learner."""

    more_time: int
    """What the learner has beside the time of the others, in percent."""

    @classmethod
    def of(cls, place: progress_page.CohortProgress) -> Self:
        """Return a learner's progress in one cohort."""
        named = {
            name: getattr(place, name) for name in ("cohort", "passed", "tasks", "weeks", "trainings", "more_time")
        }
        return cls.model_validate(named | {"look": _look(place.look) if place.look else None})


class OwnProgress(Shape):
    """A learner's progress in the cohorts that the caller may see."""

    learner: Person
    places: list[CohortProgress]

    @classmethod
    def of(cls, page: progress_page.ProgressPage) -> Self:
        """Return the progress of a page."""
        return cls(
            learner=Person.model_validate(page.learner),
            places=[CohortProgress.of(place) for place in page.places],
        )


def _look(look: staff_look.StaffLook) -> StaffLook:
    return StaffLook(
        weeks=[_week_look(one) for one in look.weeks],
        standstills=[_standstill(one) for one in look.standstills],
        follow_ups=[FollowUp.model_validate(step) for step in look.follow_ups],
        more=look.more,
    )


def _week_look(one: staff_look.WeekLook) -> WeekLook:
    named = ("exercise", "tries", "days", "passed")
    work = [{name: getattr(each, name) for name in named} | {"newest": each.newest.id} for each in one.work]
    return WeekLook.model_validate({"begins": one.week.begins, "work": work, "said": one.said})


def _standstill(one: staff_look.Standstill) -> Standstill:
    effort = one.effort
    return Standstill(
        exercise=one.task.exercise,
        late=one.late,
        stopped_by=effort.stopped_check if effort else None,
        stopped_tries=effort.stopped_tries if effort else 0,
        stopped_since=effort.stopped_since if effort else None,
    )


def _learning(one: day.Learning) -> Learning:
    return Learning(
        cohort=Cohort.model_validate(one.cohort),
        repository=repository_of(one.repository),
        passed=one.passed,
        tasks=[Task.model_validate(task) for task in one.tasks],
        next=Task.model_validate(one.next) if one.next else None,
        latest=[SubmissionLine.of(recent.hand_in) for recent in one.latest],
        change=Change.model_validate(one.change.change) if one.change else None,
        mended=[recent.hand_in.submission.id for recent in one.mended],
        gained=[gained.submission.id for gained in one.gained],
        comments=[Awaiting.of(thread) for thread in one.comments],
        help_requests=[AskedLine.of(asked) for asked in one.help_requests],
        week=Week.model_validate(one.week),
    )
