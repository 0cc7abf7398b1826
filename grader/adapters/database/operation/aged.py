"""What is old enough to be erased, and its erasure; counts, verdicts and points outlive code and names."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from grader.adapters.database import tables
from grader.adapters.database.cohorts.learners import LearnerLocks
from grader.adapters.database.grading.results import ResultDocument, verdict_alone, without_output
from grader.adapters.database.locks import hold
from grader.domain.people import Role
from grader.domain.verdicts import RunState
from grader.engine.ports.retention import AgedKind

PERSON, COHORT, ENROLLMENT = tables.person.c, tables.cohort.c, tables.enrollment.c
REPOSITORY, RUN = tables.repository.c, tables.run.c
FORMER_NAME, FORMER_HANDLE = "Ancien apprenant {}", "ancien-{}"


class StoredAged:
    """`grader.engine.ports.retention.AgedRecords` over the tables of people, their keys and what they handed in."""

    def __init__(self, connection: Connection, learners: LearnerLocks) -> None:
        self._connection = connection
        self._learners = learners

    def due(self, kind: AgedKind, before: datetime) -> tuple[str, ...]:
        """Return the ids of what was over before a moment and is not erased yet, in their order."""
        return tuple(sorted(self._connection.scalars(DUE[kind](before))))

    def erase(self, kind: AgedKind, ids: Sequence[str], at: datetime) -> None:
        """Erase these, whatever their age; what is erased already stays so."""
        match kind:
            case AgedKind.OUTPUT:
                self._shorten(RUN.id.in_(ids), without_output, at)
            case AgedKind.SESSION | AgedKind.TOKEN | AgedKind.INVITATION:
                table = KEYS[kind]
                self._connection.execute(delete(table).where(table.c.id.in_(ids)))
            case AgedKind.SIGN_IN:
                self._close(ids)
            case AgedKind.CODE:
                self._erase_code(ids, at)
            case AgedKind.ACCOUNT:
                self._erase_names(ids, at)

    def erased_repositories(self) -> tuple[str, ...]:
        """Return the paths of the repositories whose files are to be gone."""
        found = select(REPOSITORY.cohort, REPOSITORY.handle).where(REPOSITORY.erased_at.is_not(None))
        return tuple(f"{cohort}/{handle}.git" for cohort, handle in self._connection.execute(found))

    def _shorten(
        self, which: ColumnElement[bool], shorten: Callable[[ResultDocument], ResultDocument], at: datetime
    ) -> None:
        found = select(RUN.id, RUN.result).where(which, RUN.result.is_not(None)).order_by(RUN.id)
        for row in self._connection.execute(found).mappings().all():
            values = {"result": shorten(row[RUN.result]), "output_erased_at": at}
            self._connection.execute(update(tables.run).where(RUN.id == row[RUN.id]).values(**values))

    def _close(self, person_ids: Sequence[str]) -> None:
        for table in KEYS.values():
            self._connection.execute(delete(table).where(table.c.person_id.in_(person_ids)))
        self._connection.execute(update(tables.person).where(PERSON.id.in_(person_ids)).values(password_hash=None))

    def _erase_code(self, enrollment_ids: Sequence[str], at: datetime) -> None:
        self._learners.hold_all(enrollment_ids)
        theirs = select(tables.submission.c.id).where(tables.submission.c.enrollment_id.in_(enrollment_ids))
        self._shorten(RUN.submission_id.in_(theirs), verdict_alone, at)
        gone = (REPOSITORY.enrollment_id.in_(enrollment_ids), REPOSITORY.erased_at.is_(None))
        self._connection.execute(update(tables.repository).where(*gone).values(erased_at=at))

    def _erase_names(self, person_ids: Sequence[str], at: datetime) -> None:
        held = select(ENROLLMENT.id).where(ENROLLMENT.person_id.in_(person_ids))
        self._learners.hold_all(self._connection.scalars(held).all())
        self._close(person_ids)
        hold(self._connection, "former people")  # their numbers must differ
        number = self._connection.scalar(select(func.count()).where(PERSON.erased_at.is_not(None))) or 0
        named = select(PERSON.id).where(PERSON.id.in_(person_ids), PERSON.erased_at.is_(None)).order_by(PERSON.id)
        for number, person_id in enumerate(self._connection.scalars(named).all(), number + 1):  # noqa: B020 - it goes on
            handle = FORMER_HANDLE.format(number)
            self._connection.execute(
                update(tables.person)
                .where(PERSON.id == person_id)
                .values(name=FORMER_NAME.format(number), handle=handle, language=None, erased_at=at)
            )
            places = select(ENROLLMENT.id).where(ENROLLMENT.person_id == person_id)
            self._connection.execute(
                update(tables.repository).where(REPOSITORY.enrollment_id.in_(places)).values(handle=handle)
            )


KEYS: dict[AgedKind, Table] = {
    AgedKind.SESSION: tables.session,
    AgedKind.TOKEN: tables.access_token,
    AgedKind.INVITATION: tables.invitation,
}


def _outputs(before: datetime) -> Select[str]:
    return select(RUN.id).where(
        RUN.state == RunState.FINISHED,
        RUN.finished_at < before,
        RUN.output_erased_at.is_(None),
        RUN.result.is_not(None),
    )


def _ended(kind: AgedKind, *moments: str) -> Callable[[datetime], Select[str]]:
    """Return what finds the keys of which one of these moments is past."""
    table = KEYS[kind]
    return lambda before: select(table.c.id).where(or_(*(table.c[moment] < before for moment in moments)))


def _code(before: datetime) -> Select[str]:
    return (
        select(ENROLLMENT.id)
        .join(tables.cohort, COHORT.slug == ENROLLMENT.cohort)
        .join(tables.repository, REPOSITORY.enrollment_id == ENROLLMENT.id)
        .where(COHORT.ends_at < before, REPOSITORY.erased_at.is_(None))
    )


def _left(before: datetime) -> ColumnElement[bool]:
    """Return the condition of learners all of whose cohorts ended before a moment."""
    places = select(ENROLLMENT.id).join(tables.cohort, COHORT.slug == ENROLLMENT.cohort)
    mine = places.where(ENROLLMENT.person_id == PERSON.id).correlate(tables.person)
    still_there = mine.where(or_(COHORT.ends_at.is_(None), COHORT.ends_at >= before))
    return (PERSON.role == Role.LEARNER) & exists(mine) & ~exists(still_there)


DUE: dict[AgedKind, Callable[[datetime], Select[str]]] = {
    AgedKind.OUTPUT: _outputs,
    AgedKind.SESSION: _ended(AgedKind.SESSION, "last_seen_at", "revoked_at"),
    AgedKind.TOKEN: _ended(AgedKind.TOKEN, "expires_at", "revoked_at"),
    AgedKind.INVITATION: _ended(AgedKind.INVITATION, "expires_at", "used_at"),
    AgedKind.SIGN_IN: lambda before: select(PERSON.id).where(_left(before), PERSON.password_hash.is_not(None)),
    AgedKind.CODE: _code,
    AgedKind.ACCOUNT: lambda before: select(PERSON.id).where(_left(before), PERSON.erased_at.is_(None)),
}
