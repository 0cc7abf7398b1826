"""Courses of learning platforms, grades on their way, launches that were taken, and our public keys."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, RowMapping, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from grader.adapters.database import tables
from grader.adapters.database.upserts import insert_missing
from grader.domain.lti.course import Course
from grader.domain.lti.key import ToolKey
from grader.domain.lti.launch import LaunchedCourse
from grader.domain.lti.score import TROUBLED_AFTER, Score, ScoreFault
from grader.domain.verdicts import Status
from grader.engine.ports.lti import DueScore

COURSE, SCORE, CELL, NONCE, KEY = (
    tables.lti_course.c,
    tables.lti_score.c,
    tables.progress.c,
    tables.lti_nonce.c,
    tables.tool_key.c,
)
REMEMBERED = timedelta(hours=1)
"""Longer than any launch may take."""

NOT_JUDGED = (Status.NONE, Status.QUEUED, Status.RUNNING, Status.OURS, Status.REPLACED)
"""Cells that have nothing to give yet; what ended by our fault comes to something when it is tried again."""


class StoredLti:
    """`grader.engine.ports.lti.LtiRecords`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def use_nonce(self, nonce: str, at: datetime) -> bool:
        self._connection.execute(delete(tables.lti_nonce).where(NONCE.at < at - REMEMBERED))
        hashed = sha256(nonce.encode()).hexdigest()
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(tables.lti_nonce).values(nonce=hashed, at=at))
        except IntegrityError:
            return False
        return True

    def see_course(self, platform: str, seen: LaunchedCourse, by: str, at: datetime, id_: str) -> Course:
        known = self.course_of(platform, seen)
        if known is None:
            course = Course(id_, platform, seen.deployment, seen.context, seen.title, seen.members, by, at)
            self._connection.execute(insert(tables.lti_course).values(_course_row(course)))
            return course
        course = replace(known, title=seen.title, members=seen.members, seen_by=by, seen_at=at)
        self._connection.execute(update(tables.lti_course).where(COURSE.id == known.id).values(_course_row(course)))
        return course

    def course(self, course_id: str) -> Course | None:
        found = select(tables.lti_course).where(COURSE.id == course_id)
        row = self._connection.execute(found).mappings().one_or_none()
        return None if row is None else _course(row)

    def course_of(self, platform: str, seen: LaunchedCourse) -> Course | None:
        same = COURSE.platform == platform, COURSE.deployment == seen.deployment, COURSE.context == seen.context
        row = self._connection.execute(select(tables.lti_course).where(*same)).mappings().one_or_none()
        return None if row is None else _course(row)

    def courses(self, cohort: str, seen_by: str) -> tuple[Course, ...]:
        open_ = COURSE.cohort.is_(None) & (COURSE.person_id == seen_by)
        found = select(tables.lti_course).where(or_(COURSE.cohort == cohort, open_)).order_by(COURSE.title, COURSE.id)
        return tuple(map(_course, self._connection.execute(found).mappings().all()))

    def connect(self, course_id: str, cohort: str | None) -> None:
        self._connection.execute(update(tables.lti_course).where(COURSE.id == course_id).values(cohort=cohort))

    def want(self, score: Score) -> None:
        same = SCORE.platform == score.platform, SCORE.line_item == score.line_item, SCORE.subject == score.subject
        known = self._connection.execute(select(SCORE.id, SCORE.fault).where(*same)).one_or_none()
        if known is None:
            self._connection.execute(insert(tables.lti_score).values(vars(score)))
            return
        values: dict[str, object] = {"enrollment_id": score.enrollment_id, "exercise": score.exercise}
        anew = {"due_at": None, "tries": 0, "moves": 0} if known.fault is not None else {}
        self._connection.execute(update(tables.lti_score).where(SCORE.id == known.id).values(values | anew))

    def due(self, platforms: Collection[str], at: datetime, limit: int) -> tuple[DueScore, ...]:
        same = (CELL.enrollment_id == SCORE.enrollment_id) & (CELL.exercise == SCORE.exercise)
        moved = CELL.moves != SCORE.moves, CELL.status.not_in(NOT_JUDGED), CELL.submission_id.is_not(None)
        found = (
            select(tables.lti_score, CELL.moves.label("moved"), CELL.submission_id, CELL.passed_at)
            .join(tables.progress, same)
            .where(*moved, SCORE.platform.in_(platforms), or_(SCORE.due_at.is_(None), SCORE.due_at <= at))
            .order_by(SCORE.due_at, SCORE.id)
            .limit(limit)
        )
        rows = self._connection.execute(found).mappings().all()
        return tuple(
            DueScore(_score(row), row["moved"], row["submission_id"] or "", row["passed_at"] is not None)
            for row in rows
        )

    def claim(self, score: Score, until: datetime) -> bool:
        same = SCORE.id == score.id, SCORE.moves == score.moves, SCORE.tries == score.tries
        as_seen = SCORE.due_at.is_(None) if score.due_at is None else SCORE.due_at == score.due_at
        taken = update(tables.lti_score).where(*same, as_seen).values(due_at=until, tries=score.tries + 1)
        return self._connection.execute(taken).rowcount == 1

    def end(self, score: Score) -> None:
        values = {name: getattr(score, name) for name in ("moves", "due_at", "tries", "given_at", "fault")}
        self._connection.execute(update(tables.lti_score).where(SCORE.id == score.id).values(values))

    def troubled(self) -> Mapping[str, int]:
        wanting = SCORE.fault.is_not(None), or_(SCORE.tries >= TROUBLED_AFTER, SCORE.fault == ScoreFault.GONE)
        found = select(SCORE.platform, func.count()).where(*wanting).group_by(SCORE.platform)
        return dict(self._connection.execute(found.order_by(SCORE.platform)).all())

    def keep_key(self, key: ToolKey) -> None:
        insert_missing(self._connection, tables.tool_key, vars(key))

    def tool_keys(self) -> tuple[ToolKey, ...]:
        found = select(tables.tool_key).order_by(KEY.made_at.desc(), KEY.id)
        return tuple(ToolKey(**row) for row in self._connection.execute(found).mappings().all())

    def retire_key(self, key_id: str, at: datetime) -> None:
        signing = KEY.id == key_id, KEY.retired_at.is_(None)
        self._connection.execute(update(tables.tool_key).where(*signing).values(retired_at=at))


def _course(row: RowMapping) -> Course:
    said = {column.name: row[column] for column in COURSE if column.name != "person_id"}
    return Course(seen_by=row[COURSE.person_id], **said)


def _course_row(course: Course) -> dict[str, object]:
    row = dict(vars(course))
    return row | {"person_id": row.pop("seen_by")}


def _score(row: RowMapping) -> Score:
    return Score(**{column.name: row[column] for column in SCORE})
