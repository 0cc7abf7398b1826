"""The people of a cohort, its staff, and their ways in."""

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import Field

from grader.domain.cohorts.cohort import EnrollmentStatus, LeavingReason
from grader.domain.people import Role
from grader.domain.text import Language
from grader.engine.rosters.changing import AccountWords, PlaceChange
from grader.engine.rosters.reading import CohortPeople, Member
from web.api.shapes.basic import Cohort, Given, Person, Shape

Typed = Annotated[str, Field(max_length=200)]


class CohortMember(Person):
    """Somebody who learns or teaches in a cohort."""

    role: Role
    email: str | None
    has_signed_in: bool
    last_seen_at: datetime | None
    """When they were last signed in, as far as that is kept."""

    invited_until: datetime | None
    """Until when a link of theirs lets them choose a password; null without an open one."""

    status: EnrollmentStatus | None
    """How their place stands; null for the staff."""

    since: date | None
    """From when on that holds; null while it is the status they came with."""

    leaving_reason: LeavingReason | None
    """Why they left, by category; null of who has not left, and for who does not keep the people of the cohort."""

    group: str
    external_id: str | None
    """What the school's own lists call them."""

    @classmethod
    def of(cls, member: Member) -> Self:
        """Return somebody as a program reads them."""
        person, place = member.person, member.place
        return cls(
            handle=person.handle,
            name=person.name,
            role=person.role,
            email=person.email,
            has_signed_in=person.has_come_in,
            last_seen_at=member.last_seen_at,
            invited_until=member.invited_until,
            status=place.status if place else None,
            since=place.since if place else None,
            leaving_reason=member.leaving_reason,
            group=place.group if place else "",
            external_id=place.external_id if place else None,
        )


class AllMembers(Shape):
    """The people of a cohort, each part by name."""

    cohort: Cohort
    active: list[CohortMember]
    """Who learns now; they alone are counted."""

    apart: list[CohortMember]
    """Who is paused, left, completed or hired."""

    staff: list[CohortMember]
    may_change: bool
    """The caller leads the cohort."""

    @classmethod
    def of(cls, people: CohortPeople) -> Self:
        """Return the people of a cohort as a program reads them."""
        return cls(
            cohort=Cohort.model_validate(people.cohort),
            active=[CohortMember.of(one) for one in people.active],
            apart=[CohortMember.of(one) for one in people.apart],
            staff=[CohortMember.of(one) for one in people.staff],
            may_change=people.may_change,
        )


class WayIn(Shape):
    """A link by which somebody chooses a password; nobody can read it again."""

    handle: str
    link: str


class WaysIn(Shape):
    """Links of those who have never signed in, by name."""

    items: list[WayIn]
    until: datetime
    """How long they hold."""


class OfWhom(Given):
    """Whom to let in: all who have never signed in, where nothing is said."""

    group: Typed = ""
    """Of this group alone."""


class ToSend(OfWhom):
    """Whom to write to."""

    handle: Typed = ""
    """To this person alone, whether they have signed in or not."""


class Written(Shape):
    """Letters that are on their way."""

    letters: int


class ToAdd(Given):
    """A learner who is not here yet."""

    name: Typed
    email: Typed = ""
    handle: Typed = ""
    """Made from the name where it is empty."""

    language: Language | None = None
    group: Typed = ""
    external_id: Typed = ""


StaffRole = Literal[Role.TRAINER, Role.LEAD]


class ToAppoint(Given):
    """Whom to let teach or lead a cohort."""

    role: StaffRole = Role.TRAINER
    """Of a new account; one that exists keeps its own."""

    name: Typed = ""
    email: Typed = ""
    handle: Typed = ""
    """Of somebody who teaches or leads elsewhere, who needs no name; or the one that a new person gets."""


class ToPromote(Given):
    """What one of the staff comes to do, in all their cohorts."""

    role: StaffRole


class OfStaff(Person):
    """Somebody who teaches or leads a cohort, or did."""

    role: Role
    link: str | None = None
    """That lets a new person in; nobody can read it again."""


class ToCall(Given):
    """What is said of a person."""

    name: Typed
    email: Typed = ""
    """Empty where they have none."""

    def words(self) -> AccountWords:
        """Return it for the engine."""
        return AccountWords(self.name, self.email)


class ToPlace(Given):
    """What changes of a place; what is left out stays."""

    status: EnrollmentStatus | None = None
    since: date | None = None
    """Without one, another status holds from today."""

    group: Typed | None = None
    leaving_reason: LeavingReason | None = None
    """Of who has left alone; another status forgets it."""

    def change(self) -> PlaceChange:
        """Return it for the engine."""
        return PlaceChange(self.status, self.since, self.group, self.leaving_reason)


class ToRemove(Given):
    """Whether an erasure is meant."""

    erase: Typed = ""
    """The handle once more, of somebody who has handed in."""


class RemovedMember(Shape):
    """Who was taken out of a cohort."""

    handle: str
    erased: bool
    """They had handed in: their code is erased, and their verdicts count on without a name."""

    account_went: bool
    """They were in no other cohort, so that their account went, too."""
