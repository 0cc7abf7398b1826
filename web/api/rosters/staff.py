"""Who teaches and leads a cohort, as its leads and operators change it."""

from grader.domain.accounts.credentials import Scope
from grader.engine.rosters import staffing
from grader.engine.rosters.staffing import NewStaff
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Answered, Reading, endpoint
from web.api.shapes.rosters.members import OfStaff, ToAppoint, ToPromote
from web.http.addresses import invitation_address
from web.http.bearer import caller
from web.http.context import grader

CREATED = 201


@endpoint(
    "/cohorts/<cohort>/staff",
    OfStaff,
    scope=Scope.PEOPLE,
    method="POST",
    created=True,
    reading=Reading(body=ToAppoint, refusals=OF_SOMEBODY),
)
def appoint(cohort: str, body: ToAppoint) -> Answered:
    """Let somebody teach or lead a cohort; a new person gets a link."""
    ours = grader()
    made = staffing.appoint(
        caller(),
        cohort,
        NewStaff(body.role, body.name, body.email, body.handle),
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    link = invitation_address(made.secret) if made.secret else None
    person = made.person
    return Answered(OfStaff(handle=person.handle, name=person.name, role=person.role, link=link), CREATED)


@endpoint(
    "/cohorts/<cohort>/staff/<handle>",
    OfStaff,
    scope=Scope.PEOPLE,
    method="DELETE",
    reading=Reading(refusals=OF_SOMEBODY),
)
def dismiss(cohort: str, handle: str) -> OfStaff:
    """Take a cohort from somebody of its staff, whose account stays; somebody always leads it."""
    person = staffing.dismiss(caller(), cohort, handle, database=grader().database)
    return OfStaff(handle=person.handle, name=person.name, role=person.role)


@endpoint(
    "/cohorts/<cohort>/staff/<handle>/role",
    OfStaff,
    scope=Scope.PEOPLE,
    method="PUT",
    reading=Reading(body=ToPromote, refusals=OF_SOMEBODY),
)
def change_role(cohort: str, handle: str, body: ToPromote) -> OfStaff:
    """Let a trainer lead, or a lead teach, in all their cohorts."""
    person = staffing.change_role(caller(), cohort, handle, body.role, database=grader().database)
    return OfStaff(handle=person.handle, name=person.name, role=person.role)
