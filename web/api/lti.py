"""The courses of learning platforms in which a cohort learns, and their people; for its leads."""

from grader.domain.accounts.credentials import Scope
from grader.engine.lti import courses
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Person
from web.api.shapes.lti import Courses, ToTakeIn
from web.api.shapes.rosters.files import Imported, ImportedLine
from web.http.bearer import caller
from web.http.context import grader

AT = "/cohorts/<cohort>/courses"
OF_LEADS = ("not-found", "not-allowed")


@endpoint(AT, Courses, reading=Reading(refusals=OF_LEADS))
def list_courses(cohort: str) -> Courses:
    """List the courses in which a cohort learns, and those that the caller was launched from; for its leads."""
    return _courses(cohort)


@endpoint(f"{AT}/<course_id>", Courses, scope=Scope.PEOPLE, method="PUT", reading=Reading(refusals=OF_LEADS))
def connect_course(cohort: str, course_id: str) -> Courses:
    """Say that a cohort learns in a course that the caller was launched from; for its leads."""
    courses.connect_course(caller(), cohort, course_id, database=grader().database)
    return _courses(cohort)


@endpoint(f"{AT}/<course_id>", Courses, scope=Scope.PEOPLE, method="DELETE", reading=Reading(refusals=OF_LEADS))
def disconnect_course(cohort: str, course_id: str) -> Courses:
    """Say that a cohort learns in a course no more; for its leads."""
    courses.disconnect_course(caller(), cohort, course_id, database=grader().database)
    return _courses(cohort)


@endpoint(
    f"{AT}/<course_id>/people",
    Imported,
    scope=Scope.PEOPLE,
    method="POST",
    reading=Reading(body=ToTakeIn, refusals=OF_SOMEBODY),
)
def take_course_people(cohort: str, course_id: str, body: ToTakeIn) -> Imported:
    """Take the people of a course in, as its platform lists them now; for the cohort's leads."""
    ours = grader()
    if body.dry_run:
        plan = courses.plan_members(caller(), cohort, course_id, platforms=ours.platforms, database=ours.database)
    else:
        plan = courses.take_members(
            caller(),
            cohort,
            course_id,
            welcome_in=ours.welcome_in,
            platforms=ours.platforms,
            database=ours.database,
            repositories=ours.repositories,
            now=ours.now,
            new_id=ours.new_id,
        )
    return Imported(
        dry_run=body.dry_run,
        lines=[ImportedLine.of(one) for one in plan.lines],
        missing=[Person.model_validate(one) for one in plan.missing],
    )


def _courses(cohort: str) -> Courses:
    ours = grader()
    return Courses.of(courses.courses_page(caller(), cohort, platforms=ours.platforms, database=ours.database))
