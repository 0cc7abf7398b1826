"""A look at a board: how often each learner of a cohort has moved, and what stands around their cells."""

from sqlalchemy import Connection, bindparam, select

from grader.adapters.database import tables
from grader.engine.ports.cohorts import BoardLook

COHORT, PLACE = tables.cohort.c, tables.enrollment.c
LOOK = (
    select(COHORT.moves, PLACE.id, PLACE.person_id, PLACE.moves)
    .select_from(tables.cohort.outerjoin(tables.enrollment, PLACE.cohort == COHORT.slug))
    .where(COHORT.slug == bindparam("slug"))
)


def look_at(connection: Connection, slug: str) -> BoardLook | None:
    """Return what a look at the board of a cohort sees now, in one query; None where there is no such cohort."""
    rows = connection.execute(LOOK, {"slug": slug}).all()
    if not rows:
        return None
    there = [(place, person, moves) for _, place, person, moves in rows if place is not None]
    return BoardLook(
        plan=rows[0][0],
        moves={place: moves for place, _, moves in there},
        places={person: place for place, person, _ in there},
    )
