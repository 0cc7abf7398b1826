"""Cohorts' plans: opened, named, given exercises, dated and moved, by operators and the cohort's leads."""

from grader.domain.accounts.credentials import Scope
from grader.domain.cohorts.cohort import Cohort as NewCohort
from grader.domain.days import day_of
from grader.engine.cohorts.starters import bring_starters
from grader.engine.plans import changing, dating, extending, opening, reading
from grader.engine.plans.changing import PlanEntry
from grader.engine.plans.opening import Opening
from grader.engine.rosters import removing
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Answered, Reading, endpoint
from web.api.shapes.accommodations import OwnDates, ToExtend
from web.api.shapes.basic import Cohort
from web.api.shapes.plans import (
    Moves,
    OpenedCohort,
    Plan,
    ToName,
    ToOpen,
    ToOrder,
    ToPut,
    ToReplan,
    TrackLine,
    Tracks,
)
from web.http.bearer import caller
from web.http.context import grader
from web.http.planning import planning

CREATED = 201


@endpoint("/tracks", Tracks, reading=Reading(refusals=("not-found",)))
def list_tracks() -> Tracks:
    """List the tracks that a new cohort can follow, for who may open one."""
    found = reading.cohort_list(caller(), database=grader().database)
    return Tracks(items=[TrackLine.of(one) for one in found.tracks])


@endpoint(
    "/cohorts",
    OpenedCohort,
    scope=Scope.PLAN,
    method="POST",
    created=True,
    reading=Reading(body=ToOpen, refusals=OF_SOMEBODY),
)
def open_cohort(body: ToOpen) -> Answered:
    """Open a cohort: empty, from a track, or as another one with its dates moved."""
    cohort = NewCohort(body.slug, body.name)
    days = body.days.value() if body.days else None
    asked = Opening(cohort, days, body.track or "", body.like or "")
    left = opening.open_planned(caller(), asked, **planning())
    page = reading.plan_of(caller(), cohort.slug, database=grader().database)
    return Answered(OpenedCohort(cohort=Cohort.model_validate(page.cohort), not_published=list(left)), CREATED)


@endpoint(
    "/cohorts/<cohort>",
    Cohort,
    scope=Scope.PLAN,
    method="PUT",
    reading=Reading(body=ToName, refusals=("not-found",)),
)
def rename_cohort(cohort: str, body: ToName) -> Cohort:
    """Give a cohort another name; its slug stays."""
    changing.rename(caller(), cohort, body.name, database=grader().database)
    return Cohort.model_validate(reading.plan_of(caller(), cohort, database=grader().database).cohort)


@endpoint("/cohorts/<cohort>", Cohort, scope=Scope.PLAN, method="DELETE", reading=Reading(refusals=OF_SOMEBODY))
def remove_cohort(cohort: str) -> Cohort:
    """Take a cohort away that has no learner and never had one, and read what it was."""
    known = Cohort.model_validate(reading.plan_of(caller(), cohort, database=grader().database).cohort)
    removing.remove_cohort(caller(), cohort, database=grader().database)
    return known


@endpoint("/cohorts/<cohort>/plan", Plan, reading=Reading(refusals=("not-found",)))
def read_plan(cohort: str) -> Plan:
    """Read a cohort's plan, as its staff or an operator."""
    return _plan(cohort)


@endpoint(
    "/cohorts/<cohort>/plan",
    Moves,
    scope=Scope.PLAN,
    method="PUT",
    reading=Reading(body=ToReplan, refusals=OF_SOMEBODY),
)
def change_plan(cohort: str, body: ToReplan) -> Moves:
    """Set the first day and the closed days of a plan: dates that are not past move, or what would is only said."""
    ours = grader()
    step = dating.dates_ahead if body.preview else dating.set_days
    ahead = step(caller(), cohort, body.value(), by_hand_too=body.by_hand_too, now=ours.now, **planning())
    return Moves.of(ahead, ours.settings.zone, stored=not body.preview)


@endpoint(
    "/cohorts/<cohort>/order",
    Plan,
    scope=Scope.PLAN,
    method="PUT",
    reading=Reading(body=ToOrder, refusals=("not-found",)),
)
def order_exercises(cohort: str, body: ToOrder) -> Plan:
    """Put exercises of a cohort in front, in this order; the others follow as they were."""
    changing.put_in_order(caller(), cohort, body.exercises, database=grader().database)
    return _plan(cohort)


@endpoint(
    "/cohorts/<cohort>/exercises/<slug>",
    Plan,
    scope=Scope.PLAN,
    method="PUT",
    reading=Reading(body=ToPut, refusals=OF_SOMEBODY),
)
def put_exercise(cohort: str, slug: str, body: ToPut) -> Plan:
    """Give an exercise to a cohort, or place and date the one that it has."""
    ours = grader()
    rows = reading.plan_of(caller(), cohort, database=ours.database).rows
    given = next((row.assignment for row in rows if row.assignment.exercise == slug), None)
    before = changing.entry_of(given, ours.settings.zone) if given else PlanEntry()
    if changing.put(caller(), cohort, slug, body.over(before), **planning()):
        bring_starters(
            cohort, database=ours.database, repositories=ours.repositories, doorbell=ours.doorbell, new_id=ours.new_id
        )
    return _plan(cohort)


@endpoint(
    "/cohorts/<cohort>/exercises/<slug>",
    Plan,
    scope=Scope.PLAN,
    method="DELETE",
    reading=Reading(refusals=("not-found",)),
)
def take_exercise_off(cohort: str, slug: str) -> Plan:
    """Take an exercise off a cohort; what was handed in stays, and comes back with it."""
    changing.take_off(caller(), cohort, slug, database=grader().database)
    return _plan(cohort)


@endpoint("/cohorts/<cohort>/exercises/<slug>/extensions", OwnDates, reading=Reading(refusals=("not-found",)))
def list_extensions(cohort: str, slug: str) -> OwnDates:
    """List the learners who have a later date for an exercise, for the staff of their cohort."""
    return _extensions(cohort, slug)


@endpoint(
    "/cohorts/<cohort>/exercises/<slug>/extensions/<handle>",
    OwnDates,
    scope=Scope.PLAN,
    method="PUT",
    reading=Reading(body=ToExtend, refusals=OF_SOMEBODY),
)
def extend_date(cohort: str, slug: str, handle: str, body: ToExtend) -> OwnDates:
    """Give a learner a later date for an exercise, in place of the one that they had."""
    ours, due_on = grader(), day_of(body.due_on)
    extending.extend(caller(), cohort, slug, handle, due_on, zone=ours.settings.zone, database=ours.database)
    return _extensions(cohort, slug)


@endpoint(
    "/cohorts/<cohort>/exercises/<slug>/extensions/<handle>",
    OwnDates,
    scope=Scope.PLAN,
    method="DELETE",
    reading=Reading(refusals=("not-found",)),
)
def withdraw_date(cohort: str, slug: str, handle: str) -> OwnDates:
    """Let the cohort's date be a learner's again."""
    extending.withdraw(caller(), cohort, slug, handle, **planning())
    return _extensions(cohort, slug)


def _plan(cohort: str) -> Plan:
    ours = grader()
    return Plan.of(reading.plan_of(caller(), cohort, database=ours.database), ours.settings.zone)


def _extensions(cohort: str, slug: str) -> OwnDates:
    ours = grader()
    page = extending.extensions_of(caller(), cohort, slug, database=ours.database)
    return OwnDates.of(page, ours.settings.zone)
