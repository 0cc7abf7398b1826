"""A page of the audit log, with the people in it named."""

from collections.abc import Iterable
from dataclasses import dataclass

from grader.domain.operation.audit import Act, AuditEntry, Way
from grader.domain.people import Person
from grader.engine.ports.audit import AuditQuery
from grader.engine.ports.database import Database, Transaction

SHOWN = 50
OF_A_PERSON = frozenset({"token", "session", "ssh_key"})


@dataclass(frozen=True)
class AuditLine:
    """An entry as it is shown.

    Attributes:
        person: Who acted, where it was a person that we know.
        on: The person who was acted on, if it was one.
        whose: The person to whom belongs what was acted on, if it is somebody's.
    """

    entry: AuditEntry
    person: Person | None
    on: Person | None
    whose: Person | None = None


@dataclass(frozen=True)
class AuditPage:
    """Entries, newest first.

    Attributes:
        older: What `Wanted.before` leads to the next page, or None on the last.
    """

    lines: tuple[AuditLine, ...]
    older: int | None


def audit_page(
    act: Act | None, who: str, what: str, before: int | None, *, database: Database, limit: int = SHOWN
) -> AuditPage:
    """Return the entries of an act, by somebody, on something; an empty question is open.

    Args:
        who: A handle, a person's id, or an account of the operating system.
        what: A handle, or any other name or id, of what was acted on or of what that belongs to.
        before: Only entries older than that of this id.
        limit: How many at most.
    """
    with database.read() as tx:
        wanted = AuditQuery(act, who=_names(who, tx), what=_names(what, tx), before=before)
        found = tx.audit.find(wanted, limit + 1)
        shown = found[:limit]
        people = _people(shown, tx)
    lines = tuple(
        AuditLine(one, *(people.get(name) for name in (one.actor.who, one.object, one.belongs_to))) for one in shown
    )
    return AuditPage(lines, older=shown[-1].id if len(found) > limit else None)


def _names(text: str, tx: Transaction) -> tuple[str, ...]:
    """Return a text, and whose handle it is."""
    person = tx.people.by_handle(text) if text else None
    return tuple(name for name in (text, person.id if person else "") if name)


def _people(entries: Iterable[AuditEntry], tx: Transaction) -> dict[str, Person]:
    ids = {one.actor.who for one in entries if one.actor.way in {Way.WEB, Way.API, Way.GIT}}
    ids |= {one.object for one in entries if one.act.partition(".")[0] == "person"}
    ids |= {one.belongs_to for one in entries if one.act.partition(".")[0] in OF_A_PERSON}
    found = (tx.people.get(person_id) for person_id in sorted(ids - {""}))
    return {person.id: person for person in found if person}
