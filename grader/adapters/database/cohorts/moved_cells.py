"""The cells of learners that moved since somebody looked, in one query: a look is as dear as it has questions."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, select

from grader.adapters.database import tables
from grader.adapters.database.cohorts.standings import STANDINGS
from grader.adapters.database.people import person_of
from grader.domain.cohorts.progress import Progress, Standing
from grader.engine.ports.cohorts import Moved, MovedCell, MovedLearner

CELL, PLACE, EFFORT, LATER = tables.progress.c, tables.enrollment.c, tables.effort.c, tables.extension.c
VERSION, EXERCISE, PERSON = tables.exercise_version.c, tables.exercise.c, tables.person.c
COLUMNS = tuple(CELL[name] for name in Progress.__dataclass_fields__)


def _moved() -> Select[Any]:
    """Return the question: a row a cell, a learner without any or, where nobody is asked for, of the cohort alone.

    The database is told whom by their ids, so that it knows how few they are; since when, of the first of them.
    """
    among = PLACE.id.in_(bindparam("enrollment_ids", expanding=True))
    standing = STANDINGS.subquery("standing")
    current = and_(EFFORT.suite_digest == EXERCISE.suite_digest, EFFORT.enrollment_id == PLACE.id)
    learners = (
        tables.enrollment.join(tables.person, PERSON.id == PLACE.person_id)
        .outerjoin(standing, standing.c.enrollment_id == PLACE.id)
        .outerjoin(tables.progress, and_(CELL.enrollment_id == PLACE.id, CELL.moves > bindparam("least")))
        .outerjoin(tables.submission, tables.submission.c.id == CELL.submission_id)
        .outerjoin(tables.exercise, EXERCISE.slug == CELL.exercise)
        .outerjoin(tables.exercise_version, VERSION.suite_digest == EXERCISE.suite_digest)
        .outerjoin(tables.effort, and_(current, EFFORT.passed_at.is_(None)))
        .outerjoin(tables.extension, and_(LATER.enrollment_id == PLACE.id, LATER.exercise == CELL.exercise))
    )
    told = tables.submission.c.received_at, EFFORT.stopped_check, LATER.due_at.label("extended_to")
    theirs = standing.c.passed, standing.c.last_at.label("last_of_all"), standing.c.withdrawn_passes
    counts = CELL.moves.label("cell_moves"), PLACE.moves.label("place_moves"), tables.cohort.c.moves.label("plan")
    return (
        select(*COLUMNS, *told, VERSION.document_digest, *theirs, *counts, PLACE.id.label("place"), tables.person)
        .select_from(tables.cohort.outerjoin(learners, and_(PLACE.cohort == tables.cohort.c.slug, among)))
        .where(tables.cohort.c.slug == bindparam("cohort"))
        .order_by(PLACE.id, CELL.exercise)
    )


MOVED = _moved()
"""Built once: building a statement costs several times its execution."""


def moved_of(connection: Connection, cohort: str, seen: Mapping[str, int]) -> Moved:
    """Return who has moved since, as `grader.engine.ports.cohorts.Board.moved` says it."""
    asked = {"cohort": cohort, "enrollment_ids": list(seen), "least": min(seen.values(), default=0)}
    rows = connection.execute(MOVED, asked).all()
    by_place = groupby((row for row in rows if row.place is not None), key=lambda row: row.place)
    learners = (_learner(place, list(theirs), seen[place]) for place, theirs in by_place)
    return Moved(rows[0].plan if rows else None, tuple(one for one in learners if one.moves != seen[one.enrollment_id]))


def _learner(place: str, rows: Sequence[Row[Any]], before: int) -> MovedLearner:
    first = rows[0]
    cells = (
        MovedCell(
            Progress(*row[: len(COLUMNS)]), row.received_at, row.stopped_check, row.extended_to, row.document_digest
        )
        for row in rows
        if row.cell_moves is not None and row.cell_moves > before
    )
    began = first.passed is not None
    standing = Standing(first.passed, first.last_of_all, first.withdrawn_passes) if began else Standing()
    return MovedLearner(place, person_of(first._mapping), first.place_moves, standing, tuple(cells))  # noqa: SLF001 - SQLAlchemy's public name
