"""Cohorts as the API shows them: their board, their people, and what will be erased of them."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain.cohorts.choice import BoardOrder, OtherState, ShownLearners
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.verdicts import Status
from grader.engine.cohorts import board
from grader.engine.cohorts.ending import CohortErasures
from grader.engine.ports.retention import AgedKind
from web.api.shapes.basic import Cohort, Given, PageNumber, Person, Progress, Shape, Slug, Text


class Counts(Shape):
    """How many active learners stand where in an exercise."""

    passed: int
    under_way: int
    not_started: int


class Column(Counts):
    """An exercise of the board."""

    exercise: str
    title: Text
    due_at: datetime | None
    """From when on it is late."""

    withdrawn: bool
    """It cannot be handed in any more; what was stays to be seen."""

    counts: dict[Status, int] | None
    """By status, for staff; null for a learner, as in a small group one is known."""


class Row(Shape):
    """A learner of the board, with one cell a column."""

    person: Person
    passed: int
    """Of `exercises`."""

    exercises: int
    """All that the cohort was given, without what was withdrawn, unless this learner passed it."""

    last_at: datetime | None
    cells: list[Progress]
    late: list[str]
    """Exercises of these columns that they passed after their date, or whose date is past."""

    stopped_by: list[str | None]
    """A cell each: the check that stopped the newest try, empty where the whole run was stopped; none for a learner."""


class BoardPart(Given):
    """Which part of a board; a page that is not there is the nearest one."""

    learners: PageNumber = 1
    """A page of 50 learners."""

    exercises: PageNumber | None = None
    """A page of 40 exercises; without it, the one where the cohort works now."""

    name: Annotated[str, Field(max_length=100)] = ""
    """Only learners whose name has this in it."""

    show: ShownLearners = ShownLearners.EVERYBODY
    """Everybody, or only those whom the staff may see today."""

    state: Status | OtherState | None = None
    """Only learners of whom an exercise stands like this; `open`: begun and not passed, `late`: past its date, too."""

    exercise: Slug | None = None
    """The exercise that `state` asks of; without it, any."""

    order: BoardOrder = BoardOrder.NAME
    """By name, by the last hand-in, or by how many exercises are passed."""


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

    apart: int
    """How many have a place and are not active, for its staff; 0 for a learner."""

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
            apart=page.apart,
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


def _column(column: board.BoardColumn, *, everyone: bool) -> Column:
    return Column(
        exercise=column.exercise,
        title=Text.model_validate(column.title),
        due_at=column.due_at,
        withdrawn=column.withdrawn,
        counts=dict(column.counts) if everyone else None,
        passed=column.passed,
        under_way=column.under_way,
        not_started=column.not_started,
    )


class Erasure(Shape):
    """What goes by its age; `sign_in` are ways in, `account` are names."""

    kind: AgedKind
    due_at: datetime
    """From when on."""


class Erasures(Shape):
    """What was announced to be erased of a cohort."""

    cohort: str
    name: str
    ends_at: datetime | None
    stopped_at: datetime | None
    """Since when nothing of it may be erased; null where nobody stopped it."""

    ahead: list[Erasure]
    """What goes first in front."""

    @classmethod
    def of(cls, line: CohortErasures) -> Self:
        """Return one of the page's cohorts."""
        return cls(
            cohort=line.cohort.slug,
            name=line.cohort.name,
            ends_at=line.cohort.ends_at,
            stopped_at=line.cohort.erasure_stopped_at,
            ahead=[Erasure.model_validate(one) for one in line.erasures],
        )


class UnusedAccountShape(Shape):
    """An account that nothing opens any more, and that goes unless it is used before."""

    person: Person
    due_at: datetime
    """From when on."""


class AllErasures(Shape):
    """Cohorts of which something will be erased, or would be, had nobody stopped it; by slug."""

    items: list[Erasures]
    accounts: list[UnusedAccountShape]
    """Of the team, of counsellors and of companies, within a month; for operators."""
