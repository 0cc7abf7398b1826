"""How much more time a learner has: set by those who lead their cohort, read by its staff."""

from datetime import tzinfo

from grader.domain.accommodations import Accommodation, checked_more_time
from grader.domain.cohorts.cohort import Enrollment
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.plans.working_days import with_more_time
from grader.engine.accommodations.own_dates import days_off, later_dates, lay
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import Now
from grader.engine.rosters.rights import place_of


def more_time_of(viewer: Person, cohort: str, handle: str, *, database: Database) -> int:
    """Return how much more time a learner has, in percent; 0 is none.

    Raises:
        NotFound: The viewer is not of the cohort's staff, or nobody of that handle learns there.
    """
    with database.read() as tx:
        place = _place(viewer, cohort, handle, tx)
        return tx.accommodations.of([place.id]).get(place.id, 0)


def set_more_time(
    viewer: Person | None,
    cohort: str,
    handle: str,
    percent: int,
    *,
    public_holidays: PublicHolidays,
    zone: tzinfo,
    database: Database,
    now: Now,
) -> None:
    """Give a learner more time, or none: their dates that are still to come follow, and the next runs' limits.

    Args:
        viewer: Somebody who leads the cohort; None at the machine.

    Raises:
        NotFound: As `more_time_of`.
        NotAllowed: `leads_only`.
        NotValid: `more_time_shape`.
    """
    checked_more_time(percent)
    with database.begin() as tx:
        place = _place(viewer, cohort, handle, tx)
        if viewer is not None and viewer.role is not Role.LEAD:
            raise NotAllowed("leads_only")
        tx.accommodations.put(Accommodation(place.id, percent))
        off, known, at = days_off(cohort, tx, public_holidays), later_dates([place.id], tx), now()
        for given in tx.cohorts.assignments(cohort):
            before, due_at = known.get((place.id, given.exercise)), with_more_time(given, percent, off, zone)
            until = before.due_at if before else due_at
            if until is not None and until > at:
                lay(place.id, given, percent, known, off, zone, tx)
        # No act of its own: operators read the log, and who has more time is not theirs to know.
        tx.audit.add(Act.PLACE_CHANGED, place.person.id, belongs_to=cohort)


def _place(viewer: Person | None, cohort: str, handle: str, tx: Transaction) -> Enrollment:
    known = tx.cohorts.get(cohort) is not None
    if not known or not (viewer is None or may_see_everyone(viewer, cohort, tx)):
        raise NotFound("cohort", slug=cohort)
    return place_of(cohort, handle, tx)
