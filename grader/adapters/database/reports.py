"""What reports are counted from: hand-ins, what staff wrote, answered, reviewed and noted, and versions."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Subquery,
    distinct,
    func,
    literal,
    select,
    union_all,
)

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.domain.alerts.follow_up import WatchState
from grader.domain.reports.activity import Support, SupportKind
from grader.domain.reports.qualiopi import ExerciseRelease
from grader.domain.submissions.submission import Submission
from grader.engine.ports.reports import SupportCount

PLACE, PERSON, SENT = tables.enrollment.c, tables.person.c, tables.submission.c
THREAD, COMMENT = tables.comment_thread.c, tables.comment.c
VERSION = tables.exercise_version.c
ASKED, REVIEW, STEP = tables.help_request.c, tables.project_review.c, tables.follow_up.c

Kind = tuple[FromClause, Column[datetime], Column[str], ColumnElement[bool]]
"""Rows joined with their place, when each was done, by whom, and which of them count."""

KINDS: Mapping[SupportKind, Kind] = {
    SupportKind.COMMENT: (
        tables.comment.join(tables.comment_thread, THREAD.id == COMMENT.thread_id).join(
            tables.enrollment, PLACE.id == THREAD.enrollment_id
        ),
        COMMENT.written_at,
        COMMENT.author_id,
        COMMENT.author_id != PLACE.person_id,
    ),
    SupportKind.HELP: (
        tables.help_request.join(tables.enrollment, PLACE.id == ASKED.enrollment_id),
        ASKED.moved_at,
        ASKED.helper_id,
        ASKED.helper_id.is_not(None),
    ),
    SupportKind.REVIEW: (
        tables.project_review.join(tables.enrollment, PLACE.id == REVIEW.enrollment_id),
        REVIEW.written_at,
        REVIEW.reviewer_id,
        ~REVIEW.as_peer,
    ),
    SupportKind.FOLLOW_UP: (
        tables.follow_up.join(tables.enrollment, PLACE.id == STEP.enrollment_id),
        STEP.at,
        STEP.author_id,
        STEP.state.in_((WatchState.CONTACTED, WatchState.RESOLVED)),
    ),
}


class StoredReports:
    """`grader.engine.ports.reports.Reports` over what other features keep."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hand_ins(self, enrollment_id: str, begins: datetime, ends: datetime) -> tuple[Submission, ...]:
        theirs = SENT.enrollment_id == enrollment_id, SENT.received_at >= begins, SENT.received_at < ends
        found = select(tables.submission).where(*theirs).order_by(SENT.received_at, SENT.id)
        return tuple(Submission(**row) for row in self._connection.execute(found).mappings())

    def support_of(self, enrollment_id: str, begins: datetime, ends: datetime) -> tuple[Support, ...]:
        done = _done(PLACE.id == enrollment_id, begins, ends)
        found = select(done.c.kind, done.c.at, tables.person).join(tables.person, PERSON.id == done.c.by)
        rows = self._connection.execute(found.order_by(done.c.at, done.c.kind, PERSON.id)).mappings()
        return tuple(Support(SupportKind(row[done.c.kind]), row[done.c.at], person_of(row)) for row in rows)

    def support_in(self, cohort: str, begins: datetime, ends: datetime) -> Mapping[SupportKind, SupportCount]:
        done = _done(PLACE.cohort == cohort, begins, ends)
        found = select(done.c.kind, func.count(), func.count(distinct(done.c.place))).group_by(done.c.kind)
        rows = self._connection.execute(found).all()
        return {SupportKind(kind): SupportCount(times, learners) for kind, times, learners in rows}

    def versions(self, exercises: Collection[str]) -> tuple[ExerciseRelease, ...]:
        found = select(VERSION.slug, VERSION.suite_digest, VERSION.published_at).where(VERSION.slug.in_(exercises))
        in_order = found.order_by(VERSION.published_at, VERSION.slug, VERSION.suite_digest)
        return tuple(ExerciseRelease(*row) for row in self._connection.execute(in_order).all())


def _done(places: ColumnElement[bool], begins: datetime, ends: datetime) -> Subquery:
    """Return what staff did for the learners of some places: its kind, whose place, when, and by whom."""
    kinds = (
        select(literal(kind.value).label("kind"), PLACE.id.label("place"), at.label("at"), by.label("by"))
        .select_from(joined)
        .where(places, counts, at >= begins, at < ends)
        for kind, (joined, at, by, counts) in KINDS.items()
    )
    return union_all(*kinds).subquery()
