"""Takes a school's list of people into a cohort: first what it would come to, then line by line, each on its own."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from grader.domain.errors import NotValid, Refused
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.rosters.planning import KnownPeople, RosterPlanner, checked_line
from grader.domain.rosters.roster import LineFate, PlannedLine, Roster, RosterColumn, RosterLine, RosterPlan
from grader.domain.text import Language
from grader.engine.cohorts.enrolling import Welcome
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId
from grader.engine.rosters.adding import NewLearner, settle, store_learner
from grader.engine.rosters.changing import store_account
from grader.engine.rosters.rights import keeps_account_of, kept_cohort

WelcomeIn = Callable[[Language | None], Welcome]
"""Returns what makes the first page of a repository in a language."""


def plan_import(viewer: Person | None, cohort: str, roster: Roster, *, database: Database) -> RosterPlan:
    """Return what a list would come to; nothing is stored.

    Args:
        viewer: None is the command line.

    Raises:
        NotFound: `cohort`.
        NotAllowed: `leads_only`.
    """
    with database.read() as tx:
        kept_cohort(viewer, cohort, tx)
        return _plan(viewer, cohort, roster, tx)


def import_roster(
    viewer: Person | None,
    cohort: str,
    roster: Roster,
    *,
    welcome_in: WelcomeIn,
    database: Database,
    repositories: Repositories,
    new_id: NewId,
) -> RosterPlan:
    """Take a list in and return what came of each line; where it stops, a second time goes on without doubling.

    Raises:
        NotFound: `cohort`.
        NotAllowed: `leads_only`.
    """
    plan = plan_import(viewer, cohort, roster, database=database)
    with database.begin() as tx:
        tx.audit.add(Act.ROSTER_IMPORTED, cohort)

    def take(planned: PlannedLine) -> PlannedLine:
        if planned.fate in {LineFate.REFUSED, LineFate.UNCHANGED}:
            return planned
        line = checked_line(planned.line)
        try:
            with database.begin() as tx:
                if planned.fate is LineFate.UPDATED:
                    return _update(planned, line, cohort, tx)
                person = planned.person or store_learner(_new(line, planned.handle), tx, new_id=new_id)
                welcome = welcome_in(person.language)
                settle(person, cohort, _new(line, ""), tx, welcome=welcome, repositories=repositories, new_id=new_id)
                return replace(planned, person=person, handle=person.handle)
        except Refused as refused:
            return replace(planned, fate=LineFate.REFUSED, refused=refused)
        except Conflict:
            return replace(planned, fate=LineFate.REFUSED, refused=NotValid("roster_again"))

    return replace(plan, lines=tuple(map(take, plan.lines)))


def _plan(viewer: Person | None, cohort: str, roster: Roster, tx: Transaction) -> RosterPlan:
    known = KnownPeople(
        places=tx.cohorts.enrollments(cohort),
        by_email=tx.people.by_email,
        by_handle=tx.people.by_handle,
        kept=lambda person: keeps_account_of(viewer, person, tx),
    )
    planner = RosterPlanner(cohort, known)
    lines: Sequence[PlannedLine] = [planner.plan(line) for line in roster.lines]
    return RosterPlan(roster, tuple(lines), planner.missing())


def _new(line: RosterLine, handle: str) -> NewLearner:
    return NewLearner(line.name, line.email, handle, line.language, line.group, line.external_id)


def _update(planned: PlannedLine, line: RosterLine, cohort: str, tx: Transaction) -> PlannedLine:
    person = tx.people.get(planned.person.id) if planned.person else None
    place = tx.cohorts.enrollment_of(cohort, person.id) if person else None
    if person is None or place is None:
        raise NotValid("roster_again")
    name = line.name if RosterColumn.NAME in planned.changed else person.name
    email = line.email if RosterColumn.EMAIL in planned.changed else person.email
    store_account(replace(person, name=name, email=email), person, tx)
    group = line.group if RosterColumn.GROUP in planned.changed else place.group
    external_id = line.external_id if RosterColumn.EXTERNAL_ID in planned.changed else place.external_id
    placed = replace(place, group=group, external_id=external_id)
    if placed != place:
        tx.cohorts.change_place(placed)
        tx.audit.add(Act.PLACE_CHANGED, person.id, belongs_to=cohort)
    return planned
