"""What is old enough to be erased, and its erasure; counts, verdicts and points outlive code and names."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    delete,
    func,
    not_,
    or_,
    select,
    update,
)

from grader.adapters.database import tables
from grader.adapters.database.grading.results import Document, verdict_alone, without_output
from grader.adapters.database.learner_locks import LearnerLocks
from grader.adapters.database.locks import hold
from grader.adapters.database.operation.removed import OF_A_PORTFOLIO
from grader.adapters.database.operation.unused import note_unused, unused_accounts, unused_partners, unused_staff
from grader.domain.cohorts.cohort import LeavingReason
from grader.domain.people import Person, Role
from grader.domain.verdicts import RunState
from grader.engine.ports.retention import OF_A_COHORT, AgedKind, Erasure

PERSON, COHORT, ENROLLMENT = tables.person.c, tables.cohort.c, tables.enrollment.c
DUE_AT = {kind: COHORT[f"{kind}_due_at"] for kind in OF_A_COHORT}
"""From when on each was announced to be erased of a cohort; None where it was not."""
REPOSITORY, RUN, REGRADED = tables.repository.c, tables.run.c, tables.regrade_item.c
FORMER_NAMES = {
    Role.LEARNER: "Ancien apprenant {}",
    Role.PARTNER: "Ancien partenaire {}",
    Role.COUNSELLOR: "Ancienne personne de l'accompagnement {}",
}
FORMER_NAME, FORMER_HANDLE = "Ancienne personne de l'équipe {}", "ancien-{}"
UNKNOWN: dict[str, object] = {"email": None, "language": None, "ascii_terminal": False, "unused_since": None}
"""What is known of nobody whose name is erased."""


class StoredAged:
    """`grader.engine.ports.retention.AgedRecords` over the tables of people, their keys and what they handed in."""

    def __init__(self, connection: Connection, learners: LearnerLocks) -> None:
        self._connection = connection
        self._learners = learners

    def due(self, kind: AgedKind, before: datetime, at: datetime) -> tuple[str, ...]:
        """Return the ids of what was over before a moment and is not erased yet, in their order."""
        found = OWN_AGE[kind](before) if kind in OWN_AGE else _of_cohorts(kind, _over(before, kind, at), "id")
        return tuple(sorted(self._connection.scalars(found)))

    def ahead(self, kind: AgedKind, before: datetime) -> dict[str, datetime]:
        concerned = COHORT.slug.in_(_of_cohorts(kind, _over(before), "cohort"))
        rows = self._connection.execute(select(COHORT.slug, COHORT.ends_at).where(concerned).order_by(COHORT.slug))
        return {slug: ends_at for slug, ends_at in rows if ends_at is not None}

    def announced(self) -> tuple[Erasure, ...]:
        rows = self._connection.execute(select(COHORT.slug, *DUE_AT.values())).all()
        found = (Erasure(slug, kind, at) for slug, *due in rows for kind, at in zip(DUE_AT, due, strict=True) if at)
        return tuple(sorted(found, key=lambda one: (one.due_at, one.cohort)))

    def announce(self, erasures: Sequence[Erasure]) -> None:
        for one in erasures:
            self._set(one.cohort, {DUE_AT[one.kind].name: one.due_at})

    def withdraw(self, cohort: str, kinds: Collection[AgedKind] = OF_A_COHORT) -> None:
        """Take announcements back."""
        self._set(cohort, dict.fromkeys([DUE_AT[kind].name for kind in kinds]))

    def _set(self, cohort: str, values: dict[str, datetime | None]) -> None:
        self._connection.execute(update(tables.cohort).where(COHORT.slug == cohort).values(values))

    def erase(self, kind: AgedKind, ids: Sequence[str], at: datetime) -> None:
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
            case AgedKind.COUNSELLING:
                for table in (tables.appointment, tables.obstacle):
                    self._connection.execute(delete(table).where(table.c.id.in_(ids)))
            case AgedKind.LOOK:
                self._connection.execute(delete(tables.look).where(tables.look.c.id.in_(ids)))
            case AgedKind.PARTNER | AgedKind.STAFF:
                self._erase_names(ids, at)
                self._erase_parts(ids)

    def note_unused(self, at: datetime) -> tuple[str, ...]:
        return note_unused(self._connection, at)

    def unused(self) -> tuple[tuple[Person, datetime], ...]:
        return unused_accounts(self._connection)

    def erased_repositories(self) -> tuple[str, ...]:
        found = select(REPOSITORY.cohort, REPOSITORY.handle).where(REPOSITORY.erased_at.is_not(None))
        return tuple(f"{cohort}/{handle}.git" for cohort, handle in self._connection.execute(found))

    def _shorten(self, which: ColumnElement[bool], shorten: Callable[[Document], Document], at: datetime) -> None:
        found = select(RUN.id, RUN.result).where(which, RUN.result.is_not(None)).order_by(RUN.id)
        for row in self._connection.execute(found).mappings().all():
            values = {"result": shorten(row[RUN.result]), "output_erased_at": at}
            self._connection.execute(update(tables.run).where(RUN.id == row[RUN.id]).values(**values))

    def _close(self, person_ids: Sequence[str]) -> None:
        """Let nobody in; a portfolio and obstacles go, too, as nobody could take back that they agreed."""
        places = select(ENROLLMENT.id).where(ENROLLMENT.person_id.in_(person_ids))
        self._connection.execute(delete(tables.obstacle).where(tables.obstacle.c.enrollment_id.in_(places)))
        for table in (*OF_A_PORTFOLIO, tables.look, tables.obstacle_consent):
            self._connection.execute(delete(table).where(table.c.person_id.in_(person_ids)))
        for table in WAYS_IN:
            self._connection.execute(delete(table).where(table.c.person_id.in_(person_ids)))
        self._connection.execute(update(tables.person).where(PERSON.id.in_(person_ids)).values(password_hash=None))

    def _erase_code(self, enrollment_ids: Sequence[str], at: datetime) -> None:
        self._learners.hold_all(enrollment_ids)
        theirs = select(tables.submission.c.id).where(tables.submission.c.enrollment_id.in_(enrollment_ids))
        self._shorten(RUN.submission_id.in_(theirs), verdict_alone, at)
        self._erase_words(enrollment_ids)
        self._erase_regrades(enrollment_ids)
        gone = (REPOSITORY.enrollment_id.in_(enrollment_ids), REPOSITORY.erased_at.is_(None))
        self._connection.execute(update(tables.repository).where(*gone).values(erased_at=at))
        self._erase_answers(enrollment_ids)

    def _erase_answers(self, enrollment_ids: Sequence[str]) -> None:
        """Forget what was answered to the failures of a cohort, and its chat, once nobody's code is left there."""
        theirs = select(ENROLLMENT.cohort).where(ENROLLMENT.id.in_(enrollment_ids))
        kept = select(REPOSITORY.cohort).where(REPOSITORY.erased_at.is_(None))
        answers = tables.pinned_answer
        for table in (answers, tables.chat_message, tables.chat_hook):
            over = table.c.cohort.in_(theirs) & table.c.cohort.not_in(kept)
            self._connection.execute(delete(table).where(over))

    def _erase_words(self, enrollment_ids: Sequence[str]) -> None:
        """Forget what was written of hand-ins, which quotes them."""
        threads = select(tables.comment_thread.c.id).where(tables.comment_thread.c.enrollment_id.in_(enrollment_ids))
        self._connection.execute(delete(tables.comment).where(tables.comment.c.thread_id.in_(threads)))
        for table in OF_HAND_INS:
            self._connection.execute(delete(table).where(table.c.enrollment_id.in_(enrollment_ids)))
        said = update(tables.validation).where(tables.validation.c.enrollment_id.in_(enrollment_ids))
        self._connection.execute(said.values(comment=""))
        self._erase_projects(enrollment_ids)

    def _erase_projects(self, enrollment_ids: Sequence[str]) -> None:
        """Keep of their projects when something was handed in, and which levels people found."""
        sent, reviews, pairs = tables.project_hand_in, tables.project_review, tables.project_pair
        theirs = update(sent).where(sent.c.enrollment_id.in_(enrollment_ids))
        self._connection.execute(theirs.values(commit=None, address=None))
        said = update(reviews).where(reviews.c.enrollment_id.in_(enrollment_ids))
        self._connection.execute(said.values(comments={}, comment=""))
        for end in (pairs.c.reviewer, pairs.c.reviewed):
            self._connection.execute(delete(pairs).where(end.in_(enrollment_ids)))

    def _erase_regrades(self, enrollment_ids: Sequence[str]) -> None:
        """Forget what came out when their hand-ins were run again, and the runs that nobody decided about."""
        self._connection.execute(delete(tables.regrade_item).where(REGRADED.enrollment_id.in_(enrollment_ids)))
        theirs = RUN.enrollment_id.in_(enrollment_ids), RUN.regrade_id.is_not(None)
        self._connection.execute(delete(tables.run).where(*theirs))

    def _erase_names(self, person_ids: Sequence[str], at: datetime) -> None:
        held = select(ENROLLMENT.id).where(ENROLLMENT.person_id.in_(person_ids))
        self._learners.hold_all(self._connection.scalars(held).all())
        self._close(person_ids)
        hold(self._connection, "former people")  # their numbers must differ
        number = self._connection.scalar(select(func.count()).where(PERSON.erased_at.is_not(None))) or 0
        named = select(PERSON.id, PERSON.role).where(PERSON.id.in_(person_ids), PERSON.erased_at.is_(None))
        found = self._connection.execute(named.order_by(PERSON.id)).all()
        for number, (person_id, role) in enumerate(found, number + 1):  # noqa: B020 - it goes on
            handle = FORMER_HANDLE.format(number)
            former = {"name": FORMER_NAMES.get(role, FORMER_NAME).format(number), "handle": handle, "erased_at": at}
            row = update(tables.person).where(PERSON.id == person_id)
            self._connection.execute(row.values(UNKNOWN | former))
            places = select(ENROLLMENT.id).where(ENROLLMENT.person_id == person_id)
            self._forget_who_said(places, person_id)
            self._connection.execute(delete(tables.appointment).where(tables.appointment.c.enrollment_id.in_(places)))
            unnamed = update(tables.enrollment).where(ENROLLMENT.person_id == person_id)
            self._connection.execute(
                unnamed.values(group_name="", external_id=None, leaving_reason=LeavingReason.NOT_SAID)
            )
            self._connection.execute(
                update(tables.repository).where(REPOSITORY.enrollment_id.in_(places)).values(handle=handle)
            )

    def _erase_parts(self, person_ids: Sequence[str]) -> None:
        """Forget where they had a part in the school, and what they noted for their own eyes alone."""
        for table in PARTS:
            self._connection.execute(delete(table).where(table.c.person_id.in_(person_ids)))
        note = tables.note.c
        self._connection.execute(delete(tables.note).where(note.author_id.in_(person_ids), note.alone))

    def _forget_who_said(self, places: Select[str], person_id: str) -> None:
        """Keep of what became of somebody only what the figures of their cohort count."""
        for table in (tables.placement_link, tables.placement_question):  # the question last, as links name it
            self._connection.execute(delete(table).where(table.c.enrollment_id.in_(places)))
        silence = tables.placement_silence
        self._connection.execute(delete(silence).where(silence.c.person_id == person_id))
        theirs = update(tables.placement).where(tables.placement.c.enrollment_id.in_(places))
        self._connection.execute(theirs.values(related=None, source=None, said_on=None))


PARTS: tuple[Table, ...] = (tables.company_person, tables.counsellor, tables.digest_reader, tables.staff)
WAYS_IN: tuple[Table, ...] = (
    *(tables.answered_request, tables.calendar, tables.identity, tables.letter, tables.ssh_key),
    *(tables.session, tables.access_token, tables.invitation),
)
OF_HAND_INS: tuple[Table, ...] = (
    *(tables.accommodation, tables.comment_thread, tables.extension, tables.follow_up, tables.help_request),
    *(tables.lti_score, tables.note, tables.remote, tables.stumble),
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


def _over(before: datetime, kind: AgedKind | None = None, at: datetime | None = None) -> ColumnElement[bool]:
    """Return the condition of cohorts that ended before a moment, and whose erasure nobody stopped.

    Args:
        kind: Only those of which this was announced to be due by the moment `at`.
    """
    over = COHORT.ends_at.is_not(None) & (COHORT.ends_at < before) & COHORT.erasure_stopped_at.is_(None)
    return over if kind is None else over & DUE_AT[kind].is_not(None) & (DUE_AT[kind] <= at)


def _of_cohorts(kind: AgedKind, over: ColumnElement[bool], column: str) -> Select[str]:
    """Return what finds the ids, or the cohorts, of what is not erased yet where the cohorts concerned are `over`."""
    places = tables.enrollment.join(tables.cohort, COHORT.slug == ENROLLMENT.cohort)
    if kind is AgedKind.CODE:
        held = places.join(tables.repository, REPOSITORY.enrollment_id == ENROLLMENT.id)
        return select(ENROLLMENT[column]).select_from(held).where(over, REPOSITORY.erased_at.is_(None))
    left = _left(over) & (PERSON.password_hash.is_not(None) if kind is AgedKind.SIGN_IN else PERSON.erased_at.is_(None))
    if column == "id":
        return select(PERSON.id).where(left)
    people = tables.enrollment.join(tables.person, PERSON.id == ENROLLMENT.person_id)
    return select(ENROLLMENT.cohort).select_from(people).where(left)


def _left(over: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition of learners all of whose cohorts are over."""
    mine, places = tables.enrollment.alias(), tables.cohort
    held = select(mine.c.id).join(places, COHORT.slug == mine.c.cohort).where(mine.c.person_id == PERSON.id)
    held = held.correlate(tables.person)
    return (PERSON.role == Role.LEARNER) & held.exists() & ~held.where(not_(over)).exists()


def _counselled(before: datetime) -> Select[str]:
    """Return what finds appointments and obstacles of a day before."""
    met, in_way, day = tables.appointment.c, tables.obstacle.c, before.date()
    found = select(met.id).where(met.day < day).union_all(select(in_way.id).where(in_way.said_on < day)).subquery()
    return select(found.c.id)


OWN_AGE: dict[AgedKind, Callable[[datetime], Select[str]]] = {
    AgedKind.OUTPUT: _outputs,
    AgedKind.SESSION: _ended(AgedKind.SESSION, "last_seen_at", "revoked_at"),
    AgedKind.TOKEN: _ended(AgedKind.TOKEN, "expires_at", "revoked_at"),
    AgedKind.INVITATION: _ended(AgedKind.INVITATION, "expires_at", "used_at"),
    AgedKind.PARTNER: unused_partners,
    AgedKind.STAFF: unused_staff,
    AgedKind.COUNSELLING: _counselled,
    AgedKind.LOOK: lambda before: select(tables.look.c.id).where(tables.look.c.day < before.date()),
}
