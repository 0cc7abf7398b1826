"""What counsellors write down of a learner: appointments, and obstacles as far as the learner agrees."""

from dataclasses import dataclass
from datetime import date, tzinfo

from grader.domain.counselling import (
    MOST_APPOINTMENTS,
    MOST_OBSTACLES,
    Appointment,
    AppointmentState,
    Obstacle,
    ObstacleKind,
    checked_appointment,
    checked_obstacle,
)
from grader.domain.days import first_day
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.engine.counselling.rights import check_named
from grader.engine.ports.database import Database
from grader.engine.ports.sources import NewId, Now
from grader.engine.rosters.rights import place_of


@dataclass(frozen=True)
class AppointmentEntry:
    """What is written down of an appointment."""

    day: date
    with_whom: str = ""
    state: AppointmentState = AppointmentState.PLANNED
    next_step: str = ""


def write_appointment(
    viewer: Person,
    cohort: str,
    handle: str,
    entry: AppointmentEntry,
    appointment_id: str | None = None,
    *,
    zone: tzinfo,
    database: Database,
    now: Now,
    new_id: NewId,
) -> None:
    """Write an appointment down, or what became of one.

    Args:
        appointment_id: None is a new one.

    Raises:
        NotFound: `cohort`, `person`; `appointment`: there is none of that id.
        NotAllowed: `counsellors_only`.
        NotValid: See `checked_appointment`; `too_many_appointments`.
    """
    today = first_day(now(), zone)
    with database.begin() as tx:
        check_named(viewer, cohort, tx)
        place = place_of(cohort, handle, tx)
        known = {one.id for one in tx.counselling.appointments([place.id])}
        if appointment_id is not None and appointment_id not in known:
            raise NotFound("appointment", id=appointment_id)
        if appointment_id is None and len(known) >= MOST_APPOINTMENTS:
            raise NotValid("too_many_appointments", most=MOST_APPOINTMENTS)
        kept = Appointment(
            appointment_id or new_id(), place.id, entry.day, entry.with_whom, entry.state, entry.next_step
        )
        tx.counselling.put_appointment(checked_appointment(kept, today))
        tx.audit.add(Act.APPOINTMENT_WRITTEN, place.person.id, belongs_to=cohort)


def remove_appointment(viewer: Person, cohort: str, handle: str, appointment_id: str, *, database: Database) -> None:
    """Remove an appointment; one that is gone stays so.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `counsellors_only`.
    """
    with database.begin() as tx:
        check_named(viewer, cohort, tx)
        place = place_of(cohort, handle, tx)
        tx.counselling.remove_appointment(place.id, appointment_id)
        tx.audit.add(Act.APPOINTMENT_REMOVED, place.person.id, belongs_to=cohort)


def write_obstacle(
    viewer: Person,
    cohort: str,
    handle: str,
    kind: ObstacleKind,
    text: str,
    *,
    zone: tzinfo,
    database: Database,
    now: Now,
    new_id: NewId,
) -> None:
    """Write down what stands in a learner's way, who agrees to that.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `counsellors_only`; `obstacles_refused`: they have not agreed.
        NotValid: See `checked_obstacle`; `too_many_obstacles`.
    """
    today = first_day(now(), zone)
    with database.begin() as tx:
        check_named(viewer, cohort, tx)
        place = place_of(cohort, handle, tx)
        if not tx.counselling.agreed([place.person.id]):
            raise NotAllowed("obstacles_refused", name=place.person.name)
        if len(tx.counselling.obstacles(place.id)) >= MOST_OBSTACLES:
            raise NotValid("too_many_obstacles", most=MOST_OBSTACLES)
        tx.counselling.add_obstacle(checked_obstacle(Obstacle(new_id(), place.id, kind, text, today)))
        tx.audit.add(Act.OBSTACLE_WRITTEN, place.person.id, belongs_to=cohort)


def remove_obstacle(viewer: Person, cohort: str, handle: str, obstacle_id: str, *, database: Database) -> None:
    """Remove what stands in a learner's way no more; what is gone stays so.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `counsellors_only`.
    """
    with database.begin() as tx:
        check_named(viewer, cohort, tx)
        place = place_of(cohort, handle, tx)
        tx.counselling.remove_obstacle(place.id, obstacle_id)
        tx.audit.add(Act.OBSTACLE_REMOVED, place.person.id, belongs_to=cohort)


def agree_to_obstacles(viewer: Person, *, wanted: bool, database: Database, now: Now) -> None:
    """Let a learner agree that obstacles of theirs are written down, or take that back: what was written goes with it.

    Raises:
        NotFound: `counselling`: the viewer is no learner.
    """
    if viewer.role is not Role.LEARNER:
        raise NotFound("counselling")
    with database.begin() as tx:
        if wanted:
            tx.counselling.agree(viewer.id, now())
        else:
            tx.counselling.withdraw(viewer.id)
        tx.audit.add(Act.OBSTACLES_AGREED if wanted else Act.OBSTACLES_WITHDRAWN, viewer.id)
