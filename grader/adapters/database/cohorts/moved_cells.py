"""The cells of learners that moved since somebody looked, in one query: a look is as dear as it has questions."""

import json
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import JSON, Connection, Integer, Select, Text, and_, bindparam, cast, column, func, select

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.domain.cohorts.progress import Progress
from grader.engine.ports.cohorts import MovedCell, MovedLearner

CELL, PLACE, EFFORT, LATER = tables.progress.c, tables.enrollment.c, tables.effort.c, tables.extension.c
COLUMNS = tuple(CELL[name] for name in Progress.__dataclass_fields__)
EACH = {"postgresql": func.json_each_text, "sqlite": func.json_each}
"""What makes rows of one JSON object: https://www.sqlite.org/json1.html#jeach and, of PostgreSQL, `functions-json`."""


def _moved(dialect: str) -> Select[Any]:
    asked = EACH[dialect](cast(bindparam("seen", type_=Text), JSON if dialect == "postgresql" else Text))
    seen = asked.table_valued(column("key", Text), column("value", Text)).alias("seen")
    before = cast(seen.c.value, Integer)
    current = and_(EFFORT.suite_digest == tables.exercise.c.suite_digest, EFFORT.enrollment_id == PLACE.id)
    rows = (
        seen.join(tables.enrollment, and_(PLACE.id == seen.c.key, PLACE.moves != before))
        .join(tables.person, tables.person.c.id == PLACE.person_id)
        .outerjoin(tables.progress, and_(CELL.enrollment_id == PLACE.id, CELL.moves > before))
        .outerjoin(tables.submission, tables.submission.c.id == CELL.submission_id)
        .outerjoin(tables.exercise, tables.exercise.c.slug == CELL.exercise)
        .outerjoin(tables.effort, and_(current, EFFORT.passed_at.is_(None)))
        .outerjoin(tables.extension, and_(LATER.enrollment_id == PLACE.id, LATER.exercise == CELL.exercise))
    )
    told = tables.submission.c.received_at, EFFORT.stopped_check, LATER.due_at.label("extended_to")
    everyone = PLACE.id.label("place"), PLACE.moves.label("place_moves"), tables.person
    return select(*COLUMNS, *told, *everyone).select_from(rows).order_by(PLACE.id, CELL.exercise)


MOVED = {dialect: _moved(dialect) for dialect in EACH}
"""Built once: building a statement costs several times its execution."""


def moved_learners(connection: Connection, seen: Mapping[str, int]) -> tuple[MovedLearner, ...]:
    """Return who has moved since, as `grader.engine.ports.cohorts.Board.moved` says it."""
    rows = connection.execute(MOVED[connection.dialect.name], {"seen": json.dumps(dict(seen))}).all()
    learners = []
    for place, theirs in groupby(rows, key=lambda row: row.place):
        first, *_ = every = list(theirs)
        cells = tuple(
            MovedCell(Progress(*row[: len(COLUMNS)]), row.received_at, row.stopped_check, row.extended_to)
            for row in every
            if row[0] is not None
        )
        learners.append(MovedLearner(place, person_of(first._mapping), first.place_moves, cells))  # noqa: SLF001 - SQLAlchemy's public name
    return tuple(learners)
