"""The people of a cohort as its staff read them: who learns, who learns no longer, and who teaches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus, LeavingReason
from grader.domain.looks import SeenPage
from grader.domain.page import PEOPLE_SHOWN, Page, page_of
from grader.domain.people import Person
from grader.domain.rosters.letter import Letter
from grader.engine.looks import note_look
from grader.engine.people.access import may_keep_roster, may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.rosters.rights import keeps_account_of, kept_cohort, member_of, read_cohort


@dataclass(frozen=True)
class Member:
    """Somebody who learns or teaches in a cohort.

    Attributes:
        place: What they have as a learner; None for the staff.
        last_seen_at: When they were last signed in, as far as that is kept.
        invited_until: Until when an invitation of theirs still opens the account.
        letter: The newest that was sent to them, or is to be.
        leaving_reason: Why they left; None of who has not, and where it is not the viewer's to know.
    """

    person: Person
    place: Enrollment | None
    last_seen_at: datetime | None
    invited_until: datetime | None
    letter: Letter | None = None
    leaving_reason: LeavingReason | None = None


@dataclass(frozen=True)
class CohortPeople:
    """The people of a cohort, each part by name.

    Attributes:
        active: Who learns now, and is counted.
        apart: Who is paused, left, completed or hired: kept, and counted nowhere.
        may_change: The viewer leads it.
    """

    cohort: Cohort
    active: tuple[Member, ...]
    apart: tuple[Member, ...]
    staff: tuple[Member, ...]
    may_change: bool


@dataclass(frozen=True)
class AskedPeople:
    """Which of a cohort's learners to show.

    Attributes:
        name: A part of their names; empty for everybody.
        active: The page of those who learn now, from 1.
        apart: The page of those who do not.
    """

    name: str = ""
    active: int = 1
    apart: int = 1


@dataclass(frozen=True)
class SomePeople:
    """Those of a cohort's learners who were asked for, a page of each part by name, and who teaches them.

    Attributes:
        asked: What was asked for, with the nearest pages that there are.
        people: Who is shown.
        waiting: Who learns now and has never signed in, whether shown or not.
    """

    asked: AskedPeople
    people: CohortPeople
    active: Page
    apart: Page
    waiting: tuple[Enrollment, ...]

    @property
    def waiting_groups(self) -> tuple[str, ...]:
        """Return the groups of those who have never signed in, in the order of their people."""
        return tuple(dict.fromkeys(one.group for one in self.waiting if one.group))


@dataclass(frozen=True)
class MemberPage:
    """One of them.

    Attributes:
        keeps_account: The viewer may change the name and the e-mail address, and make a link.
        more_time: What they have beside the time of the others, in percent; None where it is not the viewer's to know.
        sets_time: The viewer may change that.
    """

    cohort: Cohort
    member: Member
    may_change: bool
    keeps_account: bool
    more_time: int | None = None
    sets_time: bool = False
    has_work: bool = False


def people_of(viewer: Person | None, slug: str, *, database: Database, now: Now) -> CohortPeople:
    """Return the people of a cohort, in a fixed number of queries.

    Args:
        viewer: None is the command line.

    Raises:
        NotFound: There is no such cohort, or it is not theirs to read.
    """
    with database.read() as tx:
        cohort, places = read_cohort(viewer, slug, tx), _places(slug, tx)
        active, apart = _parts(places)
        return _shown(viewer, cohort, active, apart, tx.cohorts.staff(slug), tx, now())


def some_people_of(viewer: Person, slug: str, asked: AskedPeople, *, database: Database, now: Now) -> SomePeople:
    """Return the learners of a cohort who are asked for, a page of each part, and its staff, who are few.

    What is kept beside them is theirs alone.

    Raises:
        NotFound: As above.
    """
    with database.read() as tx:
        cohort, places = read_cohort(viewer, slug, tx), _places(slug, tx)
        active, apart = _parts([one for one in places if one.person.has_in_name(asked.name)])
        pages = page_of(asked.active, PEOPLE_SHOWN, len(active)), page_of(asked.apart, PEOPLE_SHOWN, len(apart))
        shown = _shown(viewer, cohort, pages[0].of(active), pages[1].of(apart), tx.cohorts.staff(slug), tx, now())
    waiting = tuple(one for one in _parts(places)[0] if not one.person.has_come_in)
    return SomePeople(AskedPeople(asked.name, pages[0].page, pages[1].page), shown, *pages, waiting)


def member_page(viewer: Person, slug: str, handle: str, *, database: Database, now: Now, zone: tzinfo) -> MemberPage:
    """Return one person of a cohort, and note who looked.

    Raises:
        NotFound: `cohort`, as above; `person`: nobody of that handle is in it.
    """
    with database.read() as tx:
        cohort = read_cohort(viewer, slug, tx)
        person = member_of(slug, handle, tx)
        place = tx.cohorts.enrollment_of(slug, person.id)
        member = _Known.of([person], tx, now()).member(person, place)
        may_change, seen = may_keep_roster(viewer, slug, tx), place is not None and may_see_everyone(viewer, slug, tx)
        page = MemberPage(
            cohort=cohort,
            member=_with_reason(member) if may_change else member,
            may_change=may_change,
            keeps_account=may_change and keeps_account_of(viewer, person, tx),
            more_time=tx.accommodations.of([place.id]).get(place.id, 0) if place and seen else None,
            sets_time=may_change and seen,
            has_work=place is not None and tx.removals.has_work(place.id),
        )
    note_look(viewer, person.id, SeenPage.MEMBER, zone=zone, database=database, now=now)
    return page


def kept(viewer: Person, slug: str, *, database: Database) -> Cohort:
    """Return a cohort whose people this person may change.

    Raises:
        NotFound: `cohort`.
        NotAllowed: `leads_only`.
    """
    with database.read() as tx:
        return kept_cohort(viewer, slug, tx)


def _places(slug: str, tx: Transaction) -> list[Enrollment]:
    return sorted(tx.cohorts.enrollments(slug), key=lambda one: one.person.list_order)


def _parts(places: Iterable[Enrollment]) -> tuple[list[Enrollment], list[Enrollment]]:
    """Return who learns now, and who does not."""
    active: list[Enrollment] = []
    apart: list[Enrollment] = []
    for one in places:
        (active if one.status is EnrollmentStatus.ACTIVE else apart).append(one)
    return active, apart


def _shown(
    viewer: Person | None,
    cohort: Cohort,
    active: Sequence[Enrollment],
    apart: Sequence[Enrollment],
    staff: Sequence[Person],
    tx: Transaction,
    at: datetime,
) -> CohortPeople:
    known = _Known.of([*(one.person for one in (*active, *apart)), *staff], tx, at)
    may_change = viewer is None or may_keep_roster(viewer, cohort.slug, tx)
    members = known.members(apart)
    return CohortPeople(
        cohort=cohort,
        active=known.members(active),
        apart=tuple(map(_with_reason, members)) if may_change else members,
        staff=tuple(known.member(one) for one in staff),
        may_change=may_change,
    )


def _with_reason(member: Member) -> Member:
    """Return somebody with why they left, for whoever keeps the people of the cohort."""
    place = member.place
    has_left = place is not None and place.status is EnrollmentStatus.LEFT
    return replace(member, leaving_reason=place.leaving_reason) if place and has_left else member


@dataclass(frozen=True)
class _Known:
    """When people were last here, whose invitation is open, and what they were written, by their ids."""

    last_seen: dict[str, datetime]
    invited_until: dict[str, datetime]
    letters: dict[str, Letter]

    @classmethod
    def of(cls, people: Iterable[Person], tx: Transaction, at: datetime) -> "_Known":
        ids = [person.id for person in people]
        return cls(tx.credentials.last_seen(ids), tx.credentials.invited_until(ids, at), tx.letters.of(ids))

    def members(self, places: Iterable[Enrollment]) -> tuple[Member, ...]:
        return tuple(self.member(place.person, place) for place in places)

    def member(self, person: Person, place: Enrollment | None = None) -> Member:
        known = self.last_seen.get(person.id), self.invited_until.get(person.id), self.letters.get(person.id)
        return Member(person, place, *known)
