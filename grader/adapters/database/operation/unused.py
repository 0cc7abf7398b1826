"""Accounts of people who are no learners, and that nothing opens any more: noted, and found once that is long ago."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, or_, select, update

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.domain.people import Person, Role

PERSON, ENROLLMENT = tables.person.c, tables.enrollment.c


def note_unused(connection: Connection, at: datetime) -> tuple[str, ...]:
    """Note whose account nothing opens any more, forget it of those that something opens; return who is new."""
    candidates = (PERSON.role != Role.LEARNER) & PERSON.erased_at.is_(None)
    opened = _opened()
    used_again = update(tables.person).where(candidates, opened, PERSON.unused_since.is_not(None))
    connection.execute(used_again.values(unused_since=None))
    found = select(PERSON.id).where(candidates, ~opened, PERSON.unused_since.is_(None)).order_by(PERSON.id)
    new = tuple(connection.scalars(found))
    connection.execute(update(tables.person).where(PERSON.id.in_(new)).values(unused_since=at))
    return new


def unused_accounts(connection: Connection) -> tuple[tuple[Person, datetime], ...]:
    """Return whose account nothing opens, with since when that is noted, the oldest first."""
    kept = (PERSON.unused_since.is_not(None), PERSON.erased_at.is_(None), ~_last_operator(), ~_speaks())
    found = select(tables.person).where(*kept).order_by(PERSON.unused_since, PERSON.handle)
    return tuple((person_of(row), row[PERSON.unused_since]) for row in connection.execute(found).mappings())


def unused_partners(before: datetime) -> Select[str]:
    """Return what finds the people of companies whose accounts were unused before a moment."""
    return _unused(before).where(PERSON.role == Role.PARTNER)


def unused_staff(before: datetime) -> Select[str]:
    """Return what finds the same of the team, of counsellors and of operators.

    One operator who is let in stays always, and so does whose validation still names somebody.
    """
    of_the_team = PERSON.role.not_in([Role.LEARNER, Role.PARTNER])
    return _unused(before).where(of_the_team, ~_last_operator(), ~_speaks())


def _unused(before: datetime) -> Select[str]:
    """Return what finds who was noted before a moment, and was not let in since."""
    return select(PERSON.id).where(PERSON.erased_at.is_(None), PERSON.unused_since < before, ~_opened())


def _opened() -> ColumnElement[bool]:
    """Return the condition of people of whom a browser, a token or an invitation is kept, by its own age."""
    keys = (tables.session, tables.access_token, tables.invitation)
    return or_(*(select(key.c.id).where(key.c.person_id == PERSON.id).exists() for key in keys))


def _last_operator() -> ColumnElement[bool]:
    """Return the condition of operators beside whom there is none whose account is used."""
    other = tables.person.alias()
    used = (other.c.role == Role.OPERATOR, other.c.erased_at.is_(None), other.c.unused_since.is_(None))
    found = select(other.c.id).where(*used, other.c.id != PERSON.id).correlate(tables.person)
    return (PERSON.role == Role.OPERATOR) & ~found.exists()


def _speaks() -> ColumnElement[bool]:
    """Return the condition of people who validated a competency of somebody whose name is kept."""
    learner, said = tables.person.alias(), tables.validation.c
    joined = tables.validation.join(tables.enrollment, ENROLLMENT.id == said.enrollment_id).join(
        learner, learner.c.id == ENROLLMENT.person_id
    )
    named = select(said.id).select_from(joined).where(said.person_id == PERSON.id, learner.c.erased_at.is_(None))
    return named.correlate(tables.person).exists()
