"""The question how far learners are in all that their cohort was given."""

from sqlalchemy import bindparam, func, select

from grader.adapters.database import tables
from grader.domain.verdicts import Status

CELL = tables.progress.c
WITHDRAWN = select(tables.exercise.c.slug).where(tables.exercise.c.withdrawn_at.is_not(None))
GIVEN = select(tables.assignment.c.exercise).where(tables.assignment.c.cohort == bindparam("cohort"))
PASSED = CELL.status == Status.PASSED
STANDINGS = (
    select(
        CELL.enrollment_id,
        func.count().filter(PASSED).label("passed"),
        func.max(CELL.last_at).label("last_at"),
        func.count().filter(PASSED, CELL.exercise.in_(WITHDRAWN)).label("withdrawn_passes"),
    )
    .where(CELL.enrollment_id.in_(bindparam("enrollment_ids", expanding=True)), CELL.exercise.in_(GIVEN))
    .group_by(CELL.enrollment_id)
)
"""An enrollment, and its `Standing` in the order of its fields; nobody who never handed anything in is there."""
