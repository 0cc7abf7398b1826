"""A lead says which cohort learns in a course of a learning platform, and takes the course's people in."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.identities.identity import Identity
from grader.domain.lti.course import Course
from grader.domain.lti.launch import CourseMember
from grader.domain.lti.platform import LearningPlatform
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.rosters.roster import PlannedLine, Roster, RosterLine, RosterPlan
from grader.engine.people.access import may_keep_roster
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.lti import LearningPlatforms
from grader.engine.ports.sources import NewId, Now
from grader.engine.rosters.importing import WelcomeIn, import_roster, plan_import
from grader.engine.rosters.rights import keeps_account_of, kept_cohort


@dataclass(frozen=True)
class CoursesPage:
    """The courses of a cohort, and those that it may have.

    Attributes:
        platforms: Whether any learning platform is set up here at all.
        connected: In which the cohort learns.
        open: Of no cohort yet, from which the viewer was launched.
        titles: Of platforms, by name.
    """

    cohort: Cohort
    platforms: bool
    connected: tuple[Course, ...]
    open: tuple[Course, ...]
    titles: dict[str, str]


def courses_page(viewer: Person, cohort: str, *, platforms: LearningPlatforms, database: Database) -> CoursesPage:
    """Return the courses of a cohort, for its leads.

    Raises:
        NotFound: `cohort`.
        NotAllowed: `leads_only`.
    """
    with database.read() as tx:
        found = kept_cohort(viewer, cohort, tx)
        courses = tx.lti.courses(cohort, viewer.id)
    connected = tuple(one for one in courses if one.cohort == cohort)
    titles = {name: one.title for name, one in platforms.known.items()}
    return CoursesPage(found, bool(titles), connected, tuple(one for one in courses if one not in connected), titles)


def own_course(viewer: Person, course_id: str, *, database: Database) -> tuple[Course, Sequence[Cohort]]:
    """Return a course of no cohort, with the cohorts that whoever was launched from it may choose.

    Raises:
        NotFound: `course`.
    """
    with database.read() as tx:
        course = tx.lti.course(course_id)
        if course is None or course.cohort is not None or course.seen_by != viewer.id:
            raise NotFound("course", id=course_id)
        led = [one for one in tx.cohorts.led_by(viewer.id) if may_keep_roster(viewer, one.slug, tx)]
    return course, led


def connect_course(viewer: Person, cohort: str, course_id: str, *, database: Database) -> None:
    """Say that a cohort learns in a course that the viewer was launched from.

    Raises:
        NotFound: `cohort`, `course`.
        NotAllowed: `leads_only`; `course_taken`: another cohort has it.
    """
    with database.begin() as tx:
        kept_cohort(viewer, cohort, tx)
        course = tx.lti.course(course_id)
        if course is None or (course.seen_by != viewer.id and course.cohort != cohort):
            raise NotFound("course", id=course_id)
        if course.cohort not in {None, cohort}:
            raise NotAllowed("course_taken")
        tx.lti.connect(course_id, cohort)
        tx.audit.add(Act.COURSE_CONNECTED, cohort)


def disconnect_course(viewer: Person, cohort: str, course_id: str, *, database: Database) -> None:
    """Say that a cohort learns there no more; links and grades go on, as each launch names its own.

    Raises:
        NotFound: `cohort`, `course`.
        NotAllowed: `leads_only`.
    """
    with database.begin() as tx:
        _connected(viewer, cohort, course_id, tx)
        tx.lti.connect(course_id, None)
        tx.audit.add(Act.COURSE_DISCONNECTED, cohort)


def plan_members(
    viewer: Person, cohort: str, course_id: str, *, platforms: LearningPlatforms, database: Database
) -> RosterPlan:
    """Return what taking the people of a course in would come to; nothing is stored.

    Raises:
        NotFound: `cohort`, `course`; `course_members`: its platform lets us list nobody.
        NotAllowed: `leads_only`.
        NotValid: `roster_too_long`.
        ProviderFailed: It is away, or gives no list.
    """
    _, members = _members(viewer, cohort, course_id, platforms, database)
    return plan_import(viewer, cohort, _roster(members), database=database)


def take_members(
    viewer: Person,
    cohort: str,
    course_id: str,
    *,
    welcome_in: WelcomeIn,
    platforms: LearningPlatforms,
    database: Database,
    repositories: Repositories,
    now: Now,
    new_id: NewId,
) -> RosterPlan:
    """Take the people of a course in, and let launches open the accounts that nobody has opened yet.

    Raises:
        As `plan_members`.
    """
    platform, members = _members(viewer, cohort, course_id, platforms, database)
    plan = import_roster(
        viewer,
        cohort,
        _roster(members),
        welcome_in=welcome_in,
        database=database,
        repositories=repositories,
        new_id=new_id,
    )
    for planned in plan.lines:
        member = members[planned.line.number - 1]
        _let_in(viewer, planned, member, issuer=platform.provider.issuer, database=database, now=now, new_id=new_id)
    return plan


def _let_in(
    viewer: Person,
    planned: PlannedLine,
    member: CourseMember,
    *,
    issuer: str,
    database: Database,
    now: Now,
    new_id: NewId,
) -> None:
    """Link a member to an account that is untouched: whoever uses theirs says themselves that it is them."""
    if planned.refused is not None or planned.person is None:
        return
    with database.begin() as tx:
        person, at = tx.people.get(planned.person.id), now()
        known = tx.identities.of(issuer, member.subject) is not None
        if known or person is None or person.has_come_in or person.role is not Role.LEARNER:
            return
        if tx.identities.of_person(person.id) or not keeps_account_of(viewer, person, tx):
            return
        tx.identities.add(Identity(new_id(), person.id, issuer, member.subject, member.name, at, at))
        tx.audit.add(Act.IDENTITY_LINKED, person.id)


def _members(
    viewer: Person, cohort: str, course_id: str, platforms: LearningPlatforms, database: Database
) -> tuple[LearningPlatform, Sequence[CourseMember]]:
    with database.read() as tx:
        course = _connected(viewer, cohort, course_id, tx)
    platform = platforms.known.get(course.platform)
    if platform is None or not course.members:
        raise NotFound("course_members", title=course.title)
    return platform, platforms.members(platform, course.members)


def _connected(viewer: Person, cohort: str, course_id: str, tx: Transaction) -> Course:
    kept_cohort(viewer, cohort, tx)
    course = tx.lti.course(course_id)
    if course is None or course.cohort != cohort:
        raise NotFound("course", id=course_id)
    return course


def _roster(members: Sequence[CourseMember]) -> Roster:
    lines = (
        RosterLine(number, one.name, one.email, one.school_id or one.subject) for number, one in enumerate(members, 1)
    )
    return Roster(tuple(lines))
