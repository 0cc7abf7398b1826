"""Requests for help, each with who of the staff took it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, delete, func, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.active_places import active_places
from grader.adapters.database.people import person_of
from grader.domain.help_requests import FOR_STAFF, HelpRequest, Stage

ASKED = tables.help_request.c
WITH_HELPER = select(tables.help_request, tables.person).outerjoin(tables.person, tables.person.c.id == ASKED.helper_id)
OPEN = ASKED.stage != Stage.DONE


class StoredHelpRequests:
    """`grader.engine.ports.help_requests.HelpRequests` in the table `help_request`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, request: HelpRequest) -> None:
        values = {name: value for name, value in vars(request).items() if name != "helper"}
        self._connection.execute(insert(tables.help_request).values(values | {"helper_id": _helper_id(request)}))

    def get(self, request_id: str) -> HelpRequest | None:
        return next(iter(self._requests(ASKED.id == request_id)), None)

    def move(self, request: HelpRequest) -> None:
        moved = {"stage": request.stage, "moved_at": request.moved_at, "helper_id": _helper_id(request)}
        self._connection.execute(update(tables.help_request).where(ASKED.id == request.id).values(**moved))

    def remove(self, request_id: str) -> None:
        self._connection.execute(delete(tables.help_request).where(ASKED.id == request_id))

    def open_of(self, enrollment_id: str, exercise: str) -> HelpRequest | None:
        theirs = ASKED.enrollment_id == enrollment_id, ASKED.exercise == exercise
        return next(iter(self._requests(*theirs, OPEN)), None)

    def count(self, enrollment_id: str, exercise: str) -> int:
        theirs = ASKED.enrollment_id == enrollment_id, ASKED.exercise == exercise
        return self._number(select(func.count()).select_from(tables.help_request).where(*theirs))

    def open_of_learners(self, enrollment_ids: Sequence[str]) -> tuple[HelpRequest, ...]:
        return self._requests(ASKED.enrollment_id.in_(enrollment_ids), OPEN)

    def awaiting_staff(self, cohorts: Sequence[str], limit: int) -> tuple[HelpRequest, ...]:
        return self._requests(*_awaiting(cohorts), limit=limit)

    def count_awaiting_staff(self, cohorts: Sequence[str]) -> int:
        return self._number(select(func.count()).select_from(tables.help_request).where(*_awaiting(cohorts)))

    def count_awaiting(self, staff_id: str) -> int:
        theirs = select(tables.staff.c.cohort).where(tables.staff.c.person_id == staff_id)
        return self._number(select(func.count()).select_from(tables.help_request).where(*_awaiting(theirs)))

    def of_submissions(self, submission_ids: Sequence[str]) -> Mapping[str, tuple[HelpRequest, ...]]:
        found: dict[str, tuple[HelpRequest, ...]] = {}
        for request in self._requests(ASKED.submission_id.in_(submission_ids)):
            found[request.submission_id] = (*found.get(request.submission_id, ()), request)
        return found

    def _number(self, counted: Select[int]) -> int:
        return self._connection.scalar(counted) or 0

    def _requests(self, *which: ColumnElement[bool], limit: int | None = None) -> tuple[HelpRequest, ...]:
        found = WITH_HELPER.where(*which).order_by(ASKED.asked_at, ASKED.id).limit(limit)
        return tuple(map(_request, self._connection.execute(found).mappings().all()))


def _awaiting(cohorts: Sequence[str] | Select[str]) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of what staff of these cohorts have to do."""
    return ASKED.stage.in_(sorted(FOR_STAFF)), ASKED.enrollment_id.in_(active_places(cohorts))


def _helper_id(request: HelpRequest) -> str | None:
    return request.helper.id if request.helper else None


def _request(row: RowMapping) -> HelpRequest:
    return HelpRequest(
        id=row[ASKED.id],
        submission_id=row[ASKED.submission_id],
        enrollment_id=row[ASKED.enrollment_id],
        exercise=row[ASKED.exercise],
        text=row[ASKED.text],
        tried=row[ASKED.tried],
        asked_at=row[ASKED.asked_at],
        stage=row[ASKED.stage],
        moved_at=row[ASKED.moved_at],
        helper=person_of(row) if row[ASKED.helper_id] else None,
    )
