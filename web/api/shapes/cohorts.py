"""Cohorts as the API shows them: their board and people, and what a day in them looks like."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.verdicts import Status
from grader.engine.cohorts import board
from grader.engine.people import day
from web.api.shapes.basic import Cohort, Given, Member, PageNumber, Person, Progress, Repository, Shape, Text
from web.api.shapes.exercises import repository_of
from web.api.shapes.grading import SubmissionLine
from web.api.shapes.hand_ins import Change


class Counts(Shape):
    """How many active learners stand where in an exercise."""

    passed: int
    under_way: int
    not_started: int


class Column(Counts):
    """An exercise of the board."""

    exercise: str
    title: Text
    counts: dict[Status, int] | None
    """By status, for staff; null for a learner, as in a small group one is known."""


class Row(Shape):
    """A learner of the board, with one cell a column."""

    person: Person
    passed: int
    """Of all that the cohort was given."""

    last_at: datetime | None
    cells: list[Progress]


class BoardPart(Given):
    """Which part of a board; a page that is not there is the nearest one."""

    learners: PageNumber = 1
    """A page of 50 learners."""

    exercises: PageNumber | None = None
    """A page of 40 exercises; without it, the one where the cohort works now."""

    name: Annotated[str, Field(max_length=100)] = ""
    """Only learners whose name has this in it."""


class Pages(Shape):
    """Which page of a list this is."""

    page: int
    pages: int
    total: int


class Board(Shape):
    """A part of a cohort's board: active learners' rows for its staff, one's own row for a learner."""

    cohort: Cohort
    learners: int
    """How many active learners the columns count."""

    everyone: bool
    """The caller may read each learner's row."""

    columns: list[Column]
    rows: list[Row]
    exercise_pages: Pages
    learner_pages: Pages

    @classmethod
    def of(cls, page: board.BoardPage) -> Self:
        """Return the board of a page."""
        return cls(
            cohort=Cohort.model_validate(page.cohort),
            learners=page.learners,
            everyone=page.everyone,
            columns=[_column(column, everyone=page.everyone) for column in page.columns],
            rows=[Row.model_validate(row) for row in page.rows],
            exercise_pages=Pages.model_validate(page.exercise_pages),
            learner_pages=Pages.model_validate(page.learner_pages),
        )


class Cohorts(Shape):
    """A page of cohorts, by slug."""

    items: list[Cohort]
    next: str | None


class Learner(Shape):
    """A learner's place in a cohort."""

    person: Person
    status: EnrollmentStatus


class Learners(Shape):
    """A page of learners, by handle."""

    items: list[Learner]
    next: str | None


class People(Shape):
    """A page of people, by handle."""

    items: list[Member]
    next: str | None


class Task(Shape):
    """An exercise that a learner was given, and where they stand in it."""

    exercise: str
    title: Text
    due_at: datetime | None
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

    week: Week


class Movement(Shape):
    """A learner's cell that moved lately."""

    person: Person
    title: Text
    progress: Progress


class Leading(Shape):
    """A cohort as its trainers and leads see it from afar."""

    cohort: Cohort
    learners: int
    exercises: int
    counts: dict[Status, int]
    """Cells of active learners, by status."""

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


def _column(column: board.BoardColumn, *, everyone: bool) -> Column:
    return Column(
        exercise=column.exercise,
        title=Text.model_validate(column.title),
        counts=dict(column.counts) if everyone else None,
        passed=column.passed,
        under_way=column.under_way,
        not_started=column.not_started,
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
        week=Week.model_validate(one.week),
    )
