"""The follow-up as it is read: a counsellor's cohorts, a cohort's people, one of them, and one's own."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.counselling import Appointment, AppointmentState, Counsellor, Obstacle
from grader.domain.days import first_day
from grader.domain.errors import NotFound
from grader.domain.looks import SeenPage
from grader.domain.people import Person, Role
from grader.engine.counselling.rights import counselled_cohort, leads, named_for
from grader.engine.looks import note_look
from grader.engine.people.tasks import tasks_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.rosters.rights import place_of


@dataclass(frozen=True)
class CounselledLearner:
    """A learner in the list: how their place stands, their next appointment, and the last one before today."""

    place: Enrollment
    next: Appointment | None
    last: Appointment | None


@dataclass(frozen=True)
class CounsellingPage:
    """The people of a cohort, by name.

    Attributes:
        counsellors: Who is named for it, by handle.
        leads: The viewer leads it: they name counsellors, and read appointments alone.
    """

    cohort: Cohort
    people: tuple[CounselledLearner, ...]
    counsellors: tuple[Counsellor, ...]
    leads: bool


@dataclass(frozen=True)
class Passes:
    """How far somebody is: how many of their exercises are passed, and when they last handed in."""

    passed: int
    given: int
    last_at: datetime | None


@dataclass(frozen=True)
class CounselledPage:
    """One of them.

    Attributes:
        agreed_at: Since when they agree that obstacles are written down; None while they do not, or for a lead.
        obstacles: None for a lead, who reads appointments alone.
        passes: None where no lead lets this counsellor read it.
    """

    cohort: Cohort
    place: Enrollment
    appointments: tuple[Appointment, ...]
    agreed_at: datetime | None
    obstacles: tuple[Obstacle, ...] | None
    passes: Passes | None
    today: date


@dataclass(frozen=True)
class OwnCounselling:
    """What is kept of a learner, as they read it themselves.

    Attributes:
        counsellors: Who can read it, of all their cohorts, by name.
    """

    counsellors: tuple[Person, ...]
    agreed_at: datetime | None
    appointments: tuple[Appointment, ...]
    obstacles: tuple[Obstacle, ...]


def counselled_cohorts(viewer: Person, *, database: Database) -> tuple[Cohort, ...]:
    """Return the cohorts that a counsellor is named for.

    Raises:
        NotFound: `counselling`: they are none.
    """
    if viewer.role is not Role.COUNSELLOR:
        raise NotFound("counselling")
    with database.read() as tx:
        return tx.counselling.cohorts_of(viewer.id)


def counselling_page(viewer: Person, slug: str, *, zone: tzinfo, database: Database, now: Now) -> CounsellingPage:
    """Return the people of a cohort, in a fixed number of queries.

    Raises:
        NotFound: `cohort`.
    """
    today = first_day(now(), zone)
    with database.read() as tx:
        cohort = counselled_cohort(viewer, slug, tx)
        places = tx.cohorts.enrollments(slug)
        met = tx.counselling.appointments([one.id for one in places])
        counsellors, is_lead = tx.counselling.counsellors(slug), leads(viewer, slug, tx)
    people = (_listed(place, [one for one in met if one.enrollment_id == place.id], today) for place in places)
    in_order = sorted(people, key=lambda one: one.place.person.list_order)
    return CounsellingPage(cohort, tuple(in_order), counsellors, is_lead)


def counselled_page(
    viewer: Person, slug: str, handle: str, *, zone: tzinfo, database: Database, now: Now
) -> CounselledPage:
    """Return what is kept of one of them, to a lead appointments alone, and note who looked.

    Raises:
        NotFound: `cohort`, `person`.
    """
    with database.read() as tx:
        cohort, place = counselled_cohort(viewer, slug, tx), place_of(slug, handle, tx)
        counsellor = named_for(viewer, slug, tx)
        agreed_at = tx.counselling.agreed([place.person.id]).get(place.person.id) if counsellor else None
        page = CounselledPage(
            cohort=cohort,
            place=place,
            appointments=tx.counselling.appointments([place.id]),
            agreed_at=agreed_at,
            obstacles=tx.counselling.obstacles(place.id) if counsellor else None,
            passes=_passes(place, tx) if counsellor and counsellor.sees_progress else None,
            today=first_day(now(), zone),
        )
    note_look(viewer, place.person.id, SeenPage.COUNSELLING, zone=zone, database=database, now=now)
    return page


def own_counselling(viewer: Person, *, database: Database) -> OwnCounselling:
    """Return what is kept of oneself.

    Raises:
        NotFound: `counselling`: the viewer is no learner.
    """
    if viewer.role is not Role.LEARNER:
        raise NotFound("counselling")
    with database.read() as tx:
        held = tx.cohorts.enrollments_of_person(viewer.id)
        places = [one.id for one in held]
        named = {one.person.id: one.person for place in held for one in tx.counselling.counsellors(place.cohort)}
        return OwnCounselling(
            counsellors=tuple(sorted(named.values(), key=lambda one: one.list_order)),
            agreed_at=tx.counselling.agreed([viewer.id]).get(viewer.id),
            appointments=tx.counselling.appointments(places),
            obstacles=tuple(one for place in places for one in tx.counselling.obstacles(place)),
        )


def _listed(place: Enrollment, met: list[Appointment], today: date) -> CounselledLearner:
    ahead = [one for one in met if one.day >= today and one.state is AppointmentState.PLANNED]
    before = [one for one in met if one not in ahead]
    return CounselledLearner(place, ahead[-1] if ahead else None, before[0] if before else None)


def _passes(place: Enrollment, tx: Transaction) -> Passes:
    tasks = tasks_of(place.id, tx)
    last = [task.progress.last_at for task in tasks if task.progress.last_at]
    return Passes(sum(task.passed for task in tasks), len(tasks), max(last, default=None))
