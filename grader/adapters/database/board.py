"""The progress table, read by pages in one query."""

from dataclasses import asdict

from sqlalchemy import Connection, RowMapping, select

from grader.adapters.database import tables
from grader.adapters.database.locks import hold
from grader.adapters.database.upserts import upsert
from grader.domain.progress import Progress


class StoredBoard:
    """`grader.engine.records.Board` in the table `progress`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, enrollment_id: str, exercise: str) -> Progress:
        """Return one cell; an empty one where nothing was handed in.

        A writer that read a cell is alone with it until it commits: an accept and a finish may meet there.
        """
        hold(self._connection, "progress", enrollment_id, exercise)
        found = select(tables.progress).where(
            tables.progress.c.enrollment_id == enrollment_id, tables.progress.c.exercise == exercise
        )
        row = self._connection.execute(found).mappings().one_or_none()
        return Progress(enrollment_id, exercise) if row is None else _progress(row)

    def put(self, progress: Progress) -> None:
        """Store one cell."""
        upsert(self._connection, tables.progress, asdict(progress))

    def of_cohort(self, cohort: str) -> tuple[Progress, ...]:
        """Return all stored cells of a cohort, in one query."""
        found = (
            select(tables.progress)
            .join(tables.enrollment, tables.enrollment.c.id == tables.progress.c.enrollment_id)
            .where(tables.enrollment.c.cohort == cohort)
        )
        return tuple(_progress(row) for row in self._connection.execute(found).mappings())

    def of_enrollment(self, enrollment_id: str) -> tuple[Progress, ...]:
        """Return all stored cells of a learner."""
        found = select(tables.progress).where(tables.progress.c.enrollment_id == enrollment_id)
        return tuple(_progress(row) for row in self._connection.execute(found).mappings())


def _progress(row: RowMapping) -> Progress:
    return Progress(
        enrollment_id=row["enrollment_id"],
        exercise=row["exercise"],
        status=row["status"],
        passed_checks=row["passed_checks"],
        total_checks=row["total_checks"],
        submissions=row["submissions"],
        submission_id=row["submission_id"],
        last_at=row["last_at"],
        passed_at=row["passed_at"],
    )
