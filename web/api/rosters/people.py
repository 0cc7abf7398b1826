"""The people of a cohort, for its staff to read and for its leads and operators to change."""

from grader.domain.accounts.credentials import Scope
from grader.domain.days import day_of
from grader.engine.plans import coming_back
from grader.engine.rosters import adding, changing, importing, reading, removing
from grader.engine.rosters.adding import NewLearner
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Answered, Reading, endpoint
from web.api.shapes.basic import Person
from web.api.shapes.rosters.breaks import ToLetIn, WayBack
from web.api.shapes.rosters.files import Imported, ImportedLine, ToImport
from web.api.shapes.rosters.members import (
    AllMembers,
    CohortMember,
    RemovedMember,
    ToAdd,
    ToCall,
    ToPlace,
    ToRemove,
    WayIn,
)
from web.http.addresses import invitation_address
from web.http.bearer import caller
from web.http.context import grader
from web.http.planning import planning

CREATED = 201


@endpoint("/cohorts/<cohort>/people", AllMembers, reading=Reading(refusals=("not-found",)))
def list_members(cohort: str) -> AllMembers:
    """List who learns in a cohort, who learns no longer, and who teaches; for its staff and operators."""
    return AllMembers.of(reading.people_of(caller(), cohort, database=grader().database, now=grader().now))


@endpoint(
    "/cohorts/<cohort>/people",
    WayIn,
    scope=Scope.PEOPLE,
    method="POST",
    created=True,
    reading=Reading(body=ToAdd, refusals=OF_SOMEBODY),
)
def add_member(cohort: str, body: ToAdd) -> Answered:
    """Add a learner with a place, a repository and a link that lets them in; for leads and operators."""
    ours = grader()
    welcomed = adding.add_learner(
        caller(),
        cohort,
        NewLearner(**body.model_dump()),
        welcome=ours.welcome_in(body.language),
        database=ours.database,
        repositories=ours.repositories,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    return Answered(WayIn(handle=welcomed.person.handle, link=invitation_address(welcomed.secret)), CREATED)


@endpoint("/cohorts/<cohort>/people/<handle>", CohortMember, reading=Reading(refusals=("not-found",)))
def read_member(cohort: str, handle: str) -> CohortMember:
    """Read of one of them what the list says."""
    return _member(cohort, handle)


@endpoint(
    "/cohorts/<cohort>/people/<handle>",
    RemovedMember,
    scope=Scope.PEOPLE,
    method="DELETE",
    reading=Reading(query=ToRemove, refusals=OF_SOMEBODY),
)
def remove_member(cohort: str, handle: str, query: ToRemove) -> RemovedMember:
    """Take a learner out of a cohort; who has handed in is erased there for good, where `erase` is their handle."""
    ours = grader()
    removed = removing.remove_learner(
        caller(), cohort, handle, query.erase, database=ours.database, files=ours.files, now=ours.now
    )
    return RemovedMember(handle=handle, erased=removed.erased, account_went=removed.account_went)


@endpoint(
    "/cohorts/<cohort>/people/<handle>/account",
    CohortMember,
    scope=Scope.PEOPLE,
    method="PUT",
    reading=Reading(body=ToCall, refusals=OF_SOMEBODY),
)
def change_member(cohort: str, handle: str, body: ToCall) -> CohortMember:
    """Replace the name and the e-mail address of one of them; for leads of all their cohorts, and operators."""
    changing.change_account(caller(), cohort, handle, body.words(), database=grader().database)
    return _member(cohort, handle)


@endpoint(
    "/cohorts/<cohort>/people/<handle>/place",
    CohortMember,
    scope=Scope.PEOPLE,
    method="PUT",
    reading=Reading(body=ToPlace, refusals=OF_SOMEBODY),
)
def change_place(cohort: str, handle: str, body: ToPlace) -> CohortMember:
    """Change how a learner stands in a cohort, since when, and their group; for leads and operators."""
    ours = grader()
    changing.change_place(
        caller(), cohort, handle, body.change(), database=ours.database, now=ours.now, zone=ours.settings.zone
    )
    return _member(cohort, handle)


@endpoint(
    "/cohorts/<cohort>/people/<handle>/return",
    WayBack,
    scope=Scope.PEOPLE,
    method="PUT",
    reading=Reading(body=ToLetIn, refusals=OF_SOMEBODY),
)
def let_in_again(cohort: str, handle: str, body: ToLetIn) -> WayBack:
    """Let a learner who was on a break learn again, with their dates moved; or say which would move."""
    on, now = day_of(body.on), grader().now
    if body.preview:
        ahead = coming_back.coming_back(caller(), cohort, handle, on, now=now, **planning())
    else:
        ahead = coming_back.come_back(caller(), cohort, handle, on, move_dates=body.move_dates, now=now, **planning())
    return WayBack.of(ahead, stored=not body.preview)


@endpoint(
    "/cohorts/<cohort>/people/<handle>/link",
    WayIn,
    scope=Scope.PEOPLE,
    method="POST",
    reading=Reading(refusals=OF_SOMEBODY),
)
def make_link(cohort: str, handle: str) -> WayIn:
    """Make a link by which one of them chooses a password, the first or a new one; good once, for 14 days."""
    ours = grader()
    secret = changing.new_link(
        caller(),
        cohort,
        handle,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
    )
    return WayIn(handle=handle, link=invitation_address(secret))


@endpoint(
    "/cohorts/<cohort>/roster",
    Imported,
    scope=Scope.PEOPLE,
    method="POST",
    reading=Reading(body=ToImport, refusals=OF_SOMEBODY),
)
def import_roster(cohort: str, body: ToImport) -> Imported:
    """Take a list of people in: who is known is updated, nobody is doubled; for leads and operators."""
    ours, roster = grader(), body.roster()
    if body.dry_run:
        plan = importing.plan_import(caller(), cohort, roster, database=ours.database)
    else:
        plan = importing.import_roster(
            caller(),
            cohort,
            roster,
            welcome_in=ours.welcome_in,
            database=ours.database,
            repositories=ours.repositories,
            new_id=ours.new_id,
        )
    return Imported(
        dry_run=body.dry_run,
        lines=[ImportedLine.of(one) for one in plan.lines],
        missing=[Person.model_validate(one) for one in plan.missing],
    )


def _member(cohort: str, handle: str) -> CohortMember:
    ours = grader()
    page = reading.member_page(caller(), cohort, handle, database=ours.database, now=ours.now, zone=ours.settings.zone)
    return CohortMember.of(page.member)
