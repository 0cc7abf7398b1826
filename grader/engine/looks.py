"""Remembers who looked at one person's pages, once a day, and tells that person."""

from datetime import tzinfo

from grader.domain.days import first_day
from grader.domain.looks import PageLook, SeenPage
from grader.domain.people import Person
from grader.engine.ports.database import Database
from grader.engine.ports.sources import Now


def note_look(
    viewer: Person, person_id: str, page: SeenPage, *, zone: tzinfo, database: Database, now: Now, company: str = ""
) -> None:
    """Remember that somebody looked, unless at their own: the first of a day is written, the others cost a question.

    Whoever may read it was asked before; what they read is handed out afterwards.
    """
    if viewer.id == person_id:
        return
    look = PageLook(viewer, page, first_day(now(), zone), company)
    with database.glance() as tx:
        known = tx.looks.has(person_id, look)
    if not known:
        with database.begin() as tx:
            tx.looks.add(person_id, look)


def own_looks(viewer: Person, *, database: Database) -> tuple[PageLook, ...]:
    """Return who looked at one's own pages, the last day first."""
    with database.glance() as tx:
        return tx.looks.of(viewer.id)
