"""The follow-up, as the API tells it and takes it."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.counselling import MOST_OF_LINE, AppointmentState, ObstacleKind
from grader.domain.days import day_of
from grader.engine.counselling.naming import NamedCounsellor, NewCounsellor
from grader.engine.counselling.reading import CounselledLearner, CounselledPage, CounsellingPage, OwnCounselling
from grader.engine.counselling.writing import AppointmentEntry
from web.api.shapes.basic import Cohort, Given, Person, Shape
from web.api.shapes.plans import Day
from web.http.addresses import invitation_address

Line = Annotated[str, Field(max_length=MOST_OF_LINE)]
Typed = Annotated[str, Field(max_length=200)]


class Appointment(Shape):
    """A meeting with a learner."""

    id: str
    day: date
    with_whom: str
    state: AppointmentState
    next_step: str


class Obstacle(Shape):
    """What stands in a learner's way."""

    id: str
    kind: ObstacleKind
    text: str
    said_on: date


class NamedForCohort(Person):
    """A counsellor of a cohort."""

    sees_progress: bool
    """They read how many exercises each learner has passed."""


class FollowedLearner(Person):
    """A learner in the list."""

    status: EnrollmentStatus
    next: Appointment | None
    last: Appointment | None

    @classmethod
    def of(cls, one: CounselledLearner) -> Self:
        """Return what the list shows."""
        person = one.place.person
        return cls(
            handle=person.handle,
            name=person.name,
            status=one.place.status,
            next=Appointment.model_validate(one.next) if one.next else None,
            last=Appointment.model_validate(one.last) if one.last else None,
        )


class CohortCounselling(Shape):
    """The follow-up of a cohort."""

    people: list[FollowedLearner]
    counsellors: list[NamedForCohort]

    @classmethod
    def of(cls, page: CounsellingPage) -> Self:
        """Return what the page shows."""
        return cls(
            people=[FollowedLearner.of(one) for one in page.people],
            counsellors=[
                NamedForCohort(handle=one.person.handle, name=one.person.name, sees_progress=one.sees_progress)
                for one in page.counsellors
            ],
        )


class LearnerCounselling(Person):
    """The follow-up of a learner: for their counsellors all of it, for a lead appointments alone."""

    status: EnrollmentStatus
    appointments: list[Appointment]
    agreed_at: datetime | None
    """Since when they agree that obstacles are written down; null while they do not, and for a lead."""

    obstacles: list[Obstacle] | None
    """Null for a lead."""

    passed: int | None
    """How many exercises they passed; null where no lead lets the caller read it, as is `given`."""

    given: int | None

    @classmethod
    def of(cls, page: CounselledPage) -> Self:
        """Return what the page shows."""
        person = page.place.person
        return cls(
            handle=person.handle,
            name=person.name,
            status=page.place.status,
            appointments=[Appointment.model_validate(one) for one in page.appointments],
            agreed_at=page.agreed_at,
            obstacles=None if page.obstacles is None else [Obstacle.model_validate(one) for one in page.obstacles],
            passed=page.passes.passed if page.passes else None,
            given=page.passes.given if page.passes else None,
        )


class OwnFollowUp(Shape):
    """What is kept of oneself."""

    agreed_at: datetime | None
    """Since when one agrees that obstacles are written down; null while one does not."""

    counsellors: list[Person]
    """Who can read it."""

    appointments: list[Appointment]
    obstacles: list[Obstacle]

    @classmethod
    def of(cls, page: OwnCounselling) -> Self:
        """Return what the page shows."""
        return cls(
            agreed_at=page.agreed_at,
            counsellors=[Person.model_validate(one) for one in page.counsellors],
            appointments=[Appointment.model_validate(one) for one in page.appointments],
            obstacles=[Obstacle.model_validate(one) for one in page.obstacles],
        )


class CounselledCohorts(Shape):
    """Cohorts that the caller goes along with."""

    items: list[Cohort]


class ToAgree(Given):
    """Whether obstacles may be written down."""

    agreed: bool
    """False erases those that were."""


class ToMeet(Given):
    """An appointment."""

    day: Day
    with_whom: Line = ""
    state: AppointmentState = AppointmentState.PLANNED
    next_step: Line = ""

    def entry(self) -> AppointmentEntry:
        """Return it as the engine takes it."""
        return AppointmentEntry(day_of(self.day), self.with_whom, self.state, self.next_step)


class ToNoteObstacle(Given):
    """What stands in a learner's way."""

    kind: ObstacleKind
    text: Line = ""
    """Empty where the kind is `health`."""


class ToNameCounsellor(Given):
    """Whom to name."""

    name: Typed = ""
    email: Typed = ""
    handle: Typed = ""
    """Of a counsellor, who needs no name; or the one that a new person gets."""

    sees_progress: bool = False

    def value(self) -> NewCounsellor:
        """Return it as the engine takes it."""
        return NewCounsellor(self.name, self.email, self.handle, self.sees_progress)


class CounsellorWayIn(Person):
    """Who is named now, and the link that lets a new person in; nobody can read it again."""

    link: str | None

    @classmethod
    def of(cls, named: NamedCounsellor) -> Self:
        """Return it as a program reads it."""
        link = invitation_address(named.secret) if named.secret else None
        return cls(handle=named.person.handle, name=named.person.name, link=link)
