"""What became of a learner by a moment: written down, and taken back, by those who lead their cohort."""

from dataclasses import dataclass
from datetime import date, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.days import first_day
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.placements.placement import (
    POSITIVE,
    Placement,
    PlacementKind,
    PlacementMoment,
    PlacementSource,
    checked_said_on,
)
from grader.engine.people.access import may_see_everyone
from grader.engine.placements.reading import asked_by, end_day
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.rosters.rights import place_of


@dataclass(frozen=True)
class PlacementEntry:
    """What somebody writes down.

    Attributes:
        kind: None takes back what was said of this moment.
        related: Whether it has to do with the training, of work and training alone; None where nobody said.
        said_on: None is today.
    """

    moment: PlacementMoment
    kind: PlacementKind | None
    related: bool | None
    source: PlacementSource
    said_on: date | None = None


def say_placement(
    viewer: Person, cohort: str, handle: str, entry: PlacementEntry, *, zone: tzinfo, database: Database, now: Now
) -> None:
    """Write down what became of a learner by a moment, in place of what was said of it, or take it back.

    Raises:
        NotFound: The viewer is not of the cohort's staff, or nobody of that handle learns there.
        NotAllowed: `leads_only`.
        NotValid: `placement_early`: the day of this moment is still to come; `placement_day`.
    """
    today = first_day(now(), zone)
    with database.begin() as tx:
        found, place = led_place(viewer, cohort, handle, tx)
        if entry.kind is None:
            tx.placements.forget(place.id, entry.moment)
            tx.audit.add(Act.PLACEMENT_FORGOTTEN, place.person.id, belongs_to=cohort)
            return
        if entry.moment not in asked_by(end_day(place, found, zone), today):
            raise NotValid("placement_early", name=place.person.name)
        said_on = checked_said_on(entry.said_on or today, today)
        related = entry.related if entry.kind in POSITIVE else None
        tx.placements.put(Placement(place.id, entry.moment, entry.kind, related, entry.source, said_on))
        tx.audit.add(Act.PLACEMENT_SAID, place.person.id, belongs_to=cohort)


def led_cohort(viewer: Person, slug: str, tx: Transaction) -> Cohort:
    """Return a cohort whose lead this person is.

    Raises:
        NotFound: There is no such cohort, or the viewer is not of its staff.
        NotAllowed: `leads_only`.
    """
    found = tx.cohorts.get(slug)
    if found is None or not may_see_everyone(viewer, slug, tx):
        raise NotFound("cohort", slug=slug)
    if viewer.role is not Role.LEAD:
        raise NotAllowed("leads_only")
    return found


def led_place(viewer: Person, cohort: str, handle: str, tx: Transaction) -> tuple[Cohort, Enrollment]:
    """Return a cohort whose lead this person is, and a learner's place there.

    Raises:
        NotFound: As `led_cohort`, or nobody of that handle learns there.
        NotAllowed: `leads_only`.
    """
    return led_cohort(viewer, cohort, tx), place_of(cohort, handle, tx)
