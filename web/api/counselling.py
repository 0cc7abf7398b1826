"""The follow-up: for counsellors, of appointments for leads, and of oneself for learners."""

from grader.domain.accounts.credentials import Scope
from grader.engine.counselling import naming, reading, writing
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Cohort, Person
from web.api.shapes.counselling import (
    CohortCounselling,
    CounselledCohorts,
    CounsellorWayIn,
    LearnerCounselling,
    OwnFollowUp,
    ToAgree,
    ToMeet,
    ToNameCounsellor,
    ToNoteObstacle,
)
from web.http.bearer import caller
from web.http.context import grader

AT = "/cohorts/<cohort>/counselling"
ONE = f"{AT}/<handle>"
OWN = "/account/counselling"
READ = Reading(refusals=("not-found",))
WRITTEN = Reading(refusals=OF_SOMEBODY)


@endpoint("/counselling", CounselledCohorts, reading=READ)
def list_counselled_cohorts() -> CounselledCohorts:
    """List the cohorts that the caller goes along with; for counsellors."""
    found = reading.counselled_cohorts(caller(), database=grader().database)
    return CounselledCohorts(items=[Cohort.model_validate(one) for one in found])


@endpoint(AT, CohortCounselling, reading=READ)
def read_counselling(cohort: str) -> CohortCounselling:
    """List the people of a cohort with their appointments; for its counsellors and leads."""
    ours = grader()
    page = reading.counselling_page(caller(), cohort, zone=ours.settings.zone, database=ours.database, now=ours.now)
    return CohortCounselling.of(page)


@endpoint(ONE, LearnerCounselling, reading=READ)
def read_counselled(cohort: str, handle: str) -> LearnerCounselling:
    """Read the follow-up of one of them; leads read appointments alone."""
    return _read(cohort, handle)


@endpoint(
    f"{ONE}/appointments",
    LearnerCounselling,
    scope=Scope.COUNSEL,
    method="POST",
    reading=Reading(body=ToMeet, refusals=OF_SOMEBODY),
)
def write_appointment(cohort: str, handle: str, body: ToMeet) -> LearnerCounselling:
    """Write an appointment down; for counsellors of the cohort."""
    return _write(cohort, handle, body, None)


@endpoint(
    f"{ONE}/appointments/<appointment_id>",
    LearnerCounselling,
    scope=Scope.COUNSEL,
    method="PUT",
    reading=Reading(body=ToMeet, refusals=OF_SOMEBODY),
)
def change_appointment(cohort: str, handle: str, appointment_id: str, body: ToMeet) -> LearnerCounselling:
    """Write down what became of an appointment."""
    return _write(cohort, handle, body, appointment_id)


@endpoint(
    f"{ONE}/appointments/<appointment_id>",
    LearnerCounselling,
    scope=Scope.COUNSEL,
    method="DELETE",
    reading=WRITTEN,
)
def remove_appointment(cohort: str, handle: str, appointment_id: str) -> LearnerCounselling:
    """Remove an appointment."""
    writing.remove_appointment(caller(), cohort, handle, appointment_id, database=grader().database)
    return _read(cohort, handle)


@endpoint(
    f"{ONE}/obstacles",
    LearnerCounselling,
    scope=Scope.COUNSEL,
    method="POST",
    reading=Reading(body=ToNoteObstacle, refusals=OF_SOMEBODY),
)
def write_obstacle(cohort: str, handle: str, body: ToNoteObstacle) -> LearnerCounselling:
    """Write down what stands in the way of a learner who agrees to that."""
    ours = grader()
    writing.write_obstacle(
        caller(),
        cohort,
        handle,
        body.kind,
        body.text,
        zone=ours.settings.zone,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
    )
    return _read(cohort, handle)


@endpoint(f"{ONE}/obstacles/<obstacle_id>", LearnerCounselling, scope=Scope.COUNSEL, method="DELETE", reading=WRITTEN)
def remove_obstacle(cohort: str, handle: str, obstacle_id: str) -> LearnerCounselling:
    """Remove what is in the way no more."""
    writing.remove_obstacle(caller(), cohort, handle, obstacle_id, database=grader().database)
    return _read(cohort, handle)


@endpoint(
    "/cohorts/<cohort>/counsellors",
    CounsellorWayIn,
    scope=Scope.PEOPLE,
    method="POST",
    reading=Reading(body=ToNameCounsellor, refusals=OF_SOMEBODY),
)
def name_counsellor(cohort: str, body: ToNameCounsellor) -> CounsellorWayIn:
    """Let somebody go along with a cohort's learners, or change what they see; for its leads."""
    ours = grader()
    named = naming.name_counsellor(
        caller(),
        cohort,
        body.value(),
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    return CounsellorWayIn.of(named)


@endpoint(
    "/cohorts/<cohort>/counsellors/<handle>/link",
    CounsellorWayIn,
    scope=Scope.PEOPLE,
    method="POST",
    reading=WRITTEN,
)
def make_counsellor_link(cohort: str, handle: str) -> CounsellorWayIn:
    """Make another link for a counsellor who never came in; for the cohort's leads."""
    ours = grader()
    named = naming.new_link(
        caller(),
        cohort,
        handle,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    return CounsellorWayIn.of(named)


@endpoint("/cohorts/<cohort>/counsellors/<handle>", Person, scope=Scope.PEOPLE, method="DELETE", reading=WRITTEN)
def dismiss_counsellor(cohort: str, handle: str) -> Person:
    """Take a cohort from a counsellor, whose account stays."""
    gone = naming.dismiss_counsellor(caller(), cohort, handle, database=grader().database)
    return Person.model_validate(gone)


@endpoint(OWN, OwnFollowUp, reading=READ)
def read_own_counselling() -> OwnFollowUp:
    """Read what is kept of oneself; for learners."""
    return _own()


@endpoint(OWN, OwnFollowUp, scope=Scope.SHARE, method="PUT", reading=Reading(body=ToAgree, refusals=("not-found",)))
def agree_to_obstacles(body: ToAgree) -> OwnFollowUp:
    """Agree that obstacles are written down, or take that back: those that were are erased."""
    ours = grader()
    writing.agree_to_obstacles(caller(), wanted=body.agreed, database=ours.database, now=ours.now)
    return _own()


def _own() -> OwnFollowUp:
    return OwnFollowUp.of(reading.own_counselling(caller(), database=grader().database))


def _read(cohort: str, handle: str) -> LearnerCounselling:
    ours = grader()
    page = reading.counselled_page(
        caller(), cohort, handle, zone=ours.settings.zone, database=ours.database, now=ours.now
    )
    return LearnerCounselling.of(page)


def _write(cohort: str, handle: str, body: ToMeet, appointment_id: str | None) -> LearnerCounselling:
    ours = grader()
    writing.write_appointment(
        caller(),
        cohort,
        handle,
        body.entry(),
        appointment_id,
        zone=ours.settings.zone,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
    )
    return _read(cohort, handle)
