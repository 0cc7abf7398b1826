"""Comments on hand-ins: a thread a row, and each comment with its author."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.active_places import PLACE, active_places
from grader.adapters.database.people import person_of
from grader.domain.comments import Comment, Thread, Turn

THREAD, COMMENT = tables.comment_thread.c, tables.comment.c
WITH_AUTHOR = select(tables.comment, tables.person).join(tables.person, tables.person.c.id == COMMENT.author_id)
IN_ORDER = (COMMENT.written_at, COMMENT.id)


class StoredComments:
    """`grader.engine.ports.comments.Comments` in the tables `comment_thread` and `comment`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, thread: Thread) -> None:
        values = {name: value for name, value in vars(thread).items() if name != "comments"}
        self._connection.execute(insert(tables.comment_thread).values(values))

    def add(self, comment: Comment) -> None:
        self._connection.execute(
            insert(tables.comment).values(
                id=comment.id,
                thread_id=comment.thread_id,
                author_id=comment.author.id,
                text=comment.text,
                written_at=comment.written_at,
                changed_at=comment.changed_at,
            )
        )

    def thread(self, thread_id: str) -> Thread | None:
        return next(iter(self._threads(THREAD.id == thread_id)), None)

    def comment(self, comment_id: str) -> Comment | None:
        row = self._connection.execute(WITH_AUTHOR.where(COMMENT.id == comment_id)).mappings().one_or_none()
        return None if row is None else _comment(row)

    def change(self, comment_id: str, text: str, at: datetime) -> None:
        changed = update(tables.comment).where(COMMENT.id == comment_id).values(text=text, changed_at=at)
        self._connection.execute(changed)

    def remove(self, comment_id: str) -> None:
        self._connection.execute(delete(tables.comment).where(COMMENT.id == comment_id))

    def end(self, thread_id: str) -> None:
        self._connection.execute(delete(tables.comment_thread).where(THREAD.id == thread_id))

    def turn_to(self, thread_id: str, turn: Turn, at: datetime | None = None) -> None:
        moved = {} if at is None else {"moved_at": at}
        turned = update(tables.comment_thread).where(THREAD.id == thread_id).values(turn=turn, **moved)
        self._connection.execute(turned)

    def count(self, submission_id: str) -> int:
        joined = tables.comment.join(tables.comment_thread, THREAD.id == COMMENT.thread_id)
        found = select(func.count()).select_from(joined).where(THREAD.submission_id == submission_id)
        return self._connection.scalar(found) or 0

    def of_submissions(self, submission_ids: Sequence[str]) -> Mapping[str, tuple[Thread, ...]]:
        found: dict[str, tuple[Thread, ...]] = {}
        for thread in self._threads(THREAD.submission_id.in_(submission_ids)):
            found[thread.submission_id] = (*found.get(thread.submission_id, ()), thread)
        return {one: tuple(sorted(threads, key=_place)) for one, threads in found.items()}

    def awaiting_learner(self, enrollment_ids: Sequence[str], limit: int) -> tuple[Thread, ...]:
        return self._threads(THREAD.enrollment_id.in_(enrollment_ids), THREAD.turn == Turn.LEARNER, limit=limit)

    def awaiting_staff(self, cohorts: Sequence[str], limit: int) -> tuple[Thread, ...]:
        return self._threads(THREAD.enrollment_id.in_(active_places(cohorts)), THREAD.turn == Turn.STAFF, limit=limit)

    def count_awaiting_learner(self, enrollment_id: str) -> int:
        theirs = THREAD.enrollment_id == enrollment_id, THREAD.turn == Turn.LEARNER
        return self._connection.scalar(select(func.count()).select_from(tables.comment_thread).where(*theirs)) or 0

    def count_awaiting_staff(self, cohorts: Sequence[str]) -> Mapping[str, int]:
        joined = tables.comment_thread.join(tables.enrollment, PLACE.id == THREAD.enrollment_id)
        found = (
            select(PLACE.cohort, func.count())
            .select_from(joined)
            .where(THREAD.turn == Turn.STAFF, PLACE.id.in_(active_places(cohorts)))
            .group_by(PLACE.cohort)
        )
        return dict(self._connection.execute(found).all())

    def by_author(self, person_id: str) -> tuple[tuple[str, Comment], ...]:
        found = WITH_AUTHOR.add_columns(THREAD.submission_id).join(
            tables.comment_thread, THREAD.id == COMMENT.thread_id
        )
        rows = self._connection.execute(found.where(COMMENT.author_id == person_id).order_by(*IN_ORDER)).mappings()
        return tuple((row[THREAD.submission_id], _comment(row)) for row in rows)

    def _threads(self, *which: ColumnElement[bool], limit: int | None = None) -> tuple[Thread, ...]:
        """Return threads with their comments, those that were written in longest ago first."""
        found = select(tables.comment_thread).where(*which).order_by(THREAD.moved_at, THREAD.id).limit(limit)
        rows = self._connection.execute(found).mappings().all()
        comments = self._comments_of([row[THREAD.id] for row in rows])
        return tuple(Thread(**row, comments=comments.get(row[THREAD.id], ())) for row in rows)

    def _comments_of(self, thread_ids: Sequence[str]) -> dict[str, tuple[Comment, ...]]:
        found: dict[str, tuple[Comment, ...]] = {}
        if not thread_ids:
            return found
        written = WITH_AUTHOR.where(COMMENT.thread_id.in_(thread_ids)).order_by(*IN_ORDER)
        for comment in map(_comment, self._connection.execute(written).mappings()):
            found[comment.thread_id] = (*found.get(comment.thread_id, ()), comment)
        return found


def _place(thread: Thread) -> tuple[str, int]:
    return thread.path, thread.line or 0


def _comment(row: RowMapping) -> Comment:
    return Comment(
        id=row[COMMENT.id],
        thread_id=row[COMMENT.thread_id],
        author=person_of(row),
        text=row[COMMENT.text],
        written_at=row[COMMENT.written_at],
        changed_at=row[COMMENT.changed_at],
    )
