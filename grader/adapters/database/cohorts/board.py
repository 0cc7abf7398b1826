"""The progress table: its cells one by one, and what pages count of it, one query each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import starmap

from sqlalchemy import ColumnElement, FromClause, Select, and_, bindparam, func, null, select, update

from grader.adapters.database import tables
from grader.adapters.database.cohorts.moved_cells import moved_of
from grader.adapters.database.cohorts.standings import STANDINGS, WITHDRAWN
from grader.adapters.database.late_connection import LateConnection, OverLateConnection
from grader.adapters.database.learner_locks import LearnerLocks
from grader.adapters.database.people import person_of
from grader.adapters.database.recent import RecentCounts
from grader.adapters.database.upserts import upsert
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.cohorts.progress import Progress, Standing
from grader.domain.cohorts.version import BoardVersion
from grader.domain.people import Person
from grader.domain.verdicts import Status
from grader.engine.ports.cohorts import Counted, Moved

CELL = tables.progress.c
PLACE = tables.enrollment.c

COLUMNS = tuple(CELL[field.name] for field in fields(Progress))
"""In the order of the fields: a board reads some 2,000 cells, and a row by position costs half of one by names.

They are fetched `all()` at once, as many rows always are here: one by one costs several times as much.
"""

SOME = select(*COLUMNS).where(
    CELL.enrollment_id.in_(bindparam("enrollment_ids", expanding=True)),
    CELL.exercise.in_(bindparam("exercises", expanding=True)),
)
ONE = select(*COLUMNS).where(CELL.enrollment_id == bindparam("enrollment_id"), CELL.exercise == bindparam("exercise"))
MOVE = (
    update(tables.enrollment)
    .where(PLACE.id.in_(bindparam("moved", expanding=True)))
    .values(moves=PLACE.moves + 1)
    .returning(PLACE.id, PLACE.moves)
)
VERSION = (
    select(tables.cohort.c.moves, func.coalesce(func.sum(PLACE.moves), 0), func.count(PLACE.id))
    .select_from(tables.cohort.outerjoin(tables.enrollment, PLACE.cohort == tables.cohort.c.slug))
    .where(tables.cohort.c.slug == bindparam("cohort"))
    .group_by(tables.cohort.c.number)
)
MOVES = select(PLACE.id, PLACE.moves).where(PLACE.id.in_(bindparam("ids", expanding=True)))
"""Built once: building a statement costs several times its execution, and each hand-in or board needs these."""


NEVER_MOVED = BoardVersion(0, 0, 0)


class StoredBoard(OverLateConnection):
    """`grader.engine.ports.cohorts.Board` in the table `progress`."""

    def __init__(self, late: LateConnection, learners: LearnerLocks, recent: RecentCounts[Counted]) -> None:
        super().__init__(late)
        self._learners = learners
        self._recent = recent

    def get(self, enrollment_id: str, exercise: str) -> Progress:
        """Return one cell; an empty one where nothing was handed in.

        A writer that read a cell is alone with its learner until it commits: an accept and a finish may meet there.
        """
        self._learners.hold(enrollment_id)
        row = self._connection.execute(ONE, {"enrollment_id": enrollment_id, "exercise": exercise}).one_or_none()
        return Progress(enrollment_id, exercise) if row is None else Progress(*row)

    def put(self, *cells: Progress) -> None:
        """Store cells, and count that they moved."""
        if cells:
            places = {cell.enrollment_id for cell in cells}
            self._learners.hold_others(places)
            moves: dict[str, int] = dict(self._connection.execute(MOVE, {"moved": sorted(places)}).all())
            rows = (vars(cell) | {"moves": moves.get(cell.enrollment_id, 0)} for cell in cells)
            upsert(self._connection, tables.progress, *rows)

    def version(self, cohort: str) -> BoardVersion:
        row = self._connection.execute(VERSION, {"cohort": cohort}).one_or_none()
        return BoardVersion(*row) if row is not None else NEVER_MOVED

    def moves(self, enrollment_ids: Sequence[str]) -> Mapping[str, int]:
        return dict(self._connection.execute(MOVES, {"ids": enrollment_ids}).all())

    def moved(self, cohort: str, seen: Mapping[str, int]) -> Moved:
        return moved_of(self._connection, cohort, seen)

    def of_enrollment(self, enrollment_id: str) -> tuple[Progress, ...]:
        return self._cells(CELL.enrollment_id == enrollment_id)

    def cells(self, enrollment_ids: Sequence[str], exercises: Sequence[str]) -> tuple[Progress, ...]:
        asked = {"enrollment_ids": enrollment_ids, "exercises": exercises}
        return tuple(starmap(Progress, self._connection.execute(SOME, asked).all()))

    def standings(self, cohort: str, enrollment_ids: Sequence[str]) -> dict[str, Standing]:
        rows = self._connection.execute(STANDINGS, {"cohort": cohort, "enrollment_ids": enrollment_ids}).all()
        return {enrollment_id: Standing(*standing) for enrollment_id, *standing in rows}

    def counts(self, cohort: str, exercises: Sequence[str]) -> Counted:
        """Return how many active learners there are, and stand where in these exercises, in one query.

        Those who only read may be told what was counted two seconds ago, and of which version that was.
        """
        if not self._late.reads_only:
            return self._counted(cohort, exercises)
        return self._recent.get((cohort, *exercises), lambda: self._counted(cohort, exercises))

    def _counted(self, cohort: str, exercises: Sequence[str]) -> Counted:
        cells = (
            select(CELL.exercise, CELL.status, func.count())
            .select_from(_places())
            .where(_active_in(cohort), CELL.exercise.in_(exercises))
            .group_by(CELL.exercise, CELL.status)
        )
        everybody = select(null(), null(), func.count()).where(_active_in(cohort))
        # Before what is counted: whoever is told an older version is told again.
        version, learners, counts = self.version(cohort), 0, defaultdict[str, dict[Status, int]](dict)
        for exercise, status, number in self._connection.execute(cells.union_all(everybody)).all():
            if exercise is None:
                learners = number
            else:
                counts[exercise][status] = number
        return Counted(learners, dict(counts), version)

    def count_standing(self, cohort: str, statuses: Sequence[Status], exercises: Sequence[str]) -> Mapping[str, int]:
        found = (
            select(CELL.enrollment_id, func.count())
            .select_from(_places())
            .where(_active_in(cohort), CELL.exercise.in_(exercises), CELL.status.in_(statuses))
            .group_by(CELL.enrollment_id)
        )
        return dict(self._connection.execute(found).all())

    def any_standing(self, cohort: str, statuses: Sequence[Status], exercises: Sequence[str]) -> frozenset[str]:
        theirs = CELL.enrollment_id == PLACE.id, CELL.exercise.in_(exercises), CELL.status.in_(statuses)
        found = select(PLACE.id).where(_active_in(cohort), select(CELL.exercise).where(*theirs).exists())
        return frozenset(self._connection.scalars(found).all())

    def counts_of_all(self, cohort: str) -> Mapping[Status, int]:
        found = (
            select(CELL.status, func.count().label("number"))
            .select_from(_places())
            .where(_active_in(cohort), CELL.exercise.in_(_given(cohort)))
            .group_by(CELL.status)
        )
        return {row["status"]: row["number"] for row in self._connection.execute(found).mappings().all()}

    def latest(self, cohort: str, limit: int) -> tuple[tuple[Person, Progress], ...]:
        found = (
            select(*COLUMNS, tables.person)
            .select_from(_places().join(tables.person, tables.person.c.id == PLACE.person_id))
            .where(_active_in(cohort), CELL.last_at.is_not(None), CELL.exercise.in_(_given(cohort)))
            .order_by(CELL.last_at.desc(), CELL.submissions.desc(), CELL.enrollment_id, CELL.exercise)
            .limit(limit)
        )
        rows = self._connection.execute(found).all()
        return tuple((person_of(row._mapping), Progress(*row[: len(COLUMNS)])) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name

    def _cells(self, condition: ColumnElement[bool]) -> tuple[Progress, ...]:
        return tuple(starmap(Progress, self._connection.execute(select(*COLUMNS).where(condition)).all()))


def _places() -> FromClause:
    return tables.progress.join(tables.enrollment, PLACE.id == CELL.enrollment_id)


def _active_in(cohort: str) -> ColumnElement[bool]:
    return and_(PLACE.cohort == cohort, PLACE.status == EnrollmentStatus.ACTIVE)


def _given(cohort: str) -> Select[str]:
    """Return what a cohort was given and can hand in."""
    given = select(tables.assignment.c.exercise).where(tables.assignment.c.cohort == cohort)
    return given.where(tables.assignment.c.exercise.not_in(WITHDRAWN))
