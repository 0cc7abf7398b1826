"""What learners sent."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, and_, bindparam, func, insert, or_, select

from grader.adapters.database import tables
from grader.adapters.database.locks import hold
from grader.domain.submission import Submission

ADD = insert(tables.submission)
OF_COMMIT = (
    select(tables.submission)
    .where(
        tables.submission.c.repository_id == bindparam("repository_id"),
        tables.submission.c.commit == bindparam("commit"),
    )
    .order_by(tables.submission.c.exercise)
)
"""Built once: building a statement costs several times its execution, and each hand-in needs these."""


def submission_of(row: RowMapping) -> Submission:
    """Return the submission of a row that holds all columns of `submission`."""
    return Submission(
        id=row[tables.submission.c.id],
        repository_id=row[tables.submission.c.repository_id],
        enrollment_id=row[tables.submission.c.enrollment_id],
        exercise=row[tables.submission.c.exercise],
        commit=row[tables.submission.c.commit],
        tree=row[tables.submission.c.tree],
        received_at=row[tables.submission.c.received_at],
        number=row[tables.submission.c.number],
    )


class StoredSubmissions:
    """`grader.engine.records.Submissions` in the table `submission`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, submission: Submission) -> None:
        """Store a new submission; unique by (repository, commit, exercise)."""
        self._connection.execute(ADD, vars(submission))

    def get(self, submission_id: str) -> Submission | None:
        """Return the submission of that id."""
        found = select(tables.submission).where(tables.submission.c.id == submission_id)
        row = self._connection.execute(found).mappings().one_or_none()
        return None if row is None else submission_of(row)

    def count(self, repository_id: str, exercise: str) -> int:
        """Return how many were handed in for an exercise; a writer that counted is alone until it commits."""
        hold(self._connection, "submissions", repository_id, exercise)
        found = select(func.count()).where(
            tables.submission.c.repository_id == repository_id, tables.submission.c.exercise == exercise
        )
        return self._connection.scalar(found) or 0

    def of_commit(self, repository_id: str, commit: str) -> tuple[Submission, ...]:
        """Return the submissions of one commit, by exercise."""
        found = self._connection.execute(OF_COMMIT, {"repository_id": repository_id, "commit": commit})
        return tuple(submission_of(row) for row in found.mappings().all())

    def of_exercise(self, enrollment_id: str, exercise: str, *, limit: int | None = None) -> tuple[Submission, ...]:
        """Return a learner's newest submissions of an exercise, newest first; all of them without a limit."""
        found = (
            select(tables.submission)
            .where(tables.submission.c.enrollment_id == enrollment_id, tables.submission.c.exercise == exercise)
            .order_by(tables.submission.c.number.desc(), tables.submission.c.id)
            .limit(limit)
        )
        return tuple(submission_of(row) for row in self._connection.execute(found).mappings().all())

    def page(
        self, enrollment_ids: Sequence[str], exercise: str | None, after: Submission | None, limit: int
    ) -> tuple[Submission, ...]:
        """Return submissions of these places, of one exercise or of all, newest first, those that follow `after`."""
        columns = tables.submission.c
        found = (
            select(tables.submission)
            .where(columns.enrollment_id.in_(enrollment_ids))
            .order_by(columns.received_at.desc(), columns.id.desc())
            .limit(limit)
        )
        if exercise is not None:
            found = found.where(columns.exercise == exercise)
        if after is not None:
            same_moment = and_(columns.received_at == after.received_at, columns.id < after.id)
            found = found.where(or_(columns.received_at < after.received_at, same_moment))
        return tuple(submission_of(row) for row in self._connection.execute(found).mappings().all())

    def latest(self, enrollment_id: str, limit: int) -> tuple[Submission, ...]:
        """Return a learner's newest submissions over all exercises."""
        found = (
            select(tables.submission)
            .where(tables.submission.c.enrollment_id == enrollment_id)
            .order_by(tables.submission.c.received_at.desc(), tables.submission.c.number.desc(), tables.submission.c.id)
            .limit(limit)
        )
        return tuple(submission_of(row) for row in self._connection.execute(found).mappings().all())
