"""What learners sent."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, bindparam, func, insert, or_, select, tuple_

from grader.adapters.database import tables
from grader.adapters.database.active_places import PLACE, active_places
from grader.domain.submissions.submission import Submission

SENT = tables.submission.c
NEWEST_FIRST = (SENT.received_at.desc(), SENT.number.desc(), SENT.id.desc())
"""Hand-ins may come at one moment: their number, which counts up in an exercise, says which came after which."""

ADD = insert(tables.submission)
ONE = select(tables.submission).where(tables.submission.c.id == bindparam("id"))
OF_EXERCISE = (
    select(tables.submission)
    .where(
        tables.submission.c.enrollment_id == bindparam("enrollment_id"),
        tables.submission.c.exercise == bindparam("exercise"),
    )
    .order_by(tables.submission.c.number.desc(), tables.submission.c.id)
)
OF_COMMITS = (
    select(tables.submission)
    .where(
        tuple_(tables.submission.c.repository_id, tables.submission.c.commit).in_(bindparam("commits", expanding=True))
    )
    .order_by(tables.submission.c.exercise)
)
"""Built once: building a statement costs several times its execution, and many pages need these."""


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
    """`grader.engine.ports.submissions.Submissions` in the table `submission`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, *submissions: Submission) -> None:
        if submissions:
            self._connection.execute(ADD, list(map(vars, submissions)))

    def get(self, submission_id: str) -> Submission | None:
        row = self._connection.execute(ONE, {"id": submission_id}).mappings().one_or_none()
        return None if row is None else submission_of(row)

    def get_all(self, submission_ids: Collection[str]) -> dict[str, Submission]:
        found = select(tables.submission).where(SENT.id.in_(submission_ids))
        rows = self._connection.execute(found).mappings().all()
        return {one.id: one for one in map(submission_of, rows)}

    def of_commit(self, repository_id: str, commit: str) -> tuple[Submission, ...]:
        return self.of_commits({repository_id: commit}).get(repository_id, ())

    def of_commits(self, commits: Mapping[str, str]) -> dict[str, tuple[Submission, ...]]:
        rows = self._connection.execute(OF_COMMITS, {"commits": list(commits.items())}).mappings().all()
        found: dict[str, tuple[Submission, ...]] = {}
        for submission in map(submission_of, rows):
            found[submission.repository_id] = (*found.get(submission.repository_id, ()), submission)
        return found

    def of_exercise(self, enrollment_id: str, exercise: str, *, limit: int | None = None) -> tuple[Submission, ...]:
        found = OF_EXERCISE if limit is None else OF_EXERCISE.limit(limit)
        rows = self._connection.execute(found, {"enrollment_id": enrollment_id, "exercise": exercise})
        return tuple(map(submission_of, rows.mappings().all()))

    def page(
        self, enrollment_ids: Sequence[str], exercise: str | None, after: Submission | None, limit: int
    ) -> tuple[Submission, ...]:
        found = (
            select(tables.submission).where(SENT.enrollment_id.in_(enrollment_ids)).order_by(*NEWEST_FIRST).limit(limit)
        )
        if exercise is not None:
            found = found.where(SENT.exercise == exercise)
        elif (since := self._begin_of_page(enrollment_ids, after, limit)) is not None:
            found = found.where(SENT.received_at >= since)
        if after is not None:
            found = found.where(_older_than(after))
        return tuple(submission_of(row) for row in self._connection.execute(found).mappings().all())

    def _begin_of_page(self, enrollment_ids: Sequence[str], after: Submission | None, limit: int) -> datetime | None:
        """Return a moment since which a page's hand-ins came, or None where fewer learners have any.

        As many learners as a page has lines have their newest since then, so nothing older is on it: what is older is
        not even sorted. It is one step into an index for each learner.
        """
        if len(enrollment_ids) < limit:
            return None
        newest = select(func.max(SENT.received_at)).where(SENT.enrollment_id == PLACE.id)
        if after is not None:
            newest = newest.where(SENT.received_at <= after.received_at, _older_than(after))
        places = select(newest.scalar_subquery().label("at")).where(PLACE.id.in_(enrollment_ids)).subquery()
        ats = select(places.c.at).where(places.c.at.is_not(None)).order_by(places.c.at.desc())
        return self._connection.scalar(ats.offset(limit - 1).limit(1))

    def received(self, enrollment_id: str) -> tuple[datetime, ...]:
        found = select(SENT.received_at).where(SENT.enrollment_id == enrollment_id).order_by(SENT.received_at)
        return tuple(self._connection.scalars(found).all())

    def newest_of(self, cohort: str) -> Mapping[str, datetime]:
        # Of each learner one step into an index, however much they handed in.
        theirs = select(func.max(SENT.received_at)).where(SENT.enrollment_id == PLACE.id)
        places = select(PLACE.id, theirs.scalar_subquery()).where(PLACE.id.in_(active_places([cohort])))
        return {place: at for place, at in self._connection.execute(places).all() if at is not None}

    def latest(self, enrollment_id: str, limit: int) -> tuple[Submission, ...]:
        found = (
            select(tables.submission)
            .where(tables.submission.c.enrollment_id == enrollment_id)
            .order_by(*NEWEST_FIRST)
            .limit(limit)
        )
        return tuple(submission_of(row) for row in self._connection.execute(found).mappings().all())


def _older_than(last: Submission) -> ColumnElement[bool]:
    """Return what holds of the hand-ins that follow this one in `NEWEST_FIRST`."""
    same_number = and_(SENT.number == last.number, SENT.id < last.id)
    same_moment = and_(SENT.received_at == last.received_at, or_(SENT.number < last.number, same_number))
    return or_(SENT.received_at < last.received_at, same_moment)
