"""Cohorts, their boards and people, and the caller's day in them."""

from grader.domain.people import Scope
from grader.engine import listing
from grader.engine.board import board
from grader.engine.day import my_day
from web.api.bearer import caller
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Cohort, Member, Paged
from web.api.shapes.cohorts import Board, Cohorts, Day, Learner, Learners, People
from web.context import grader


@endpoint("/day", Day)
def read_day() -> Day:
    """Read what a learner does next, and how the cohorts of a trainer or lead stand."""
    return Day.of(my_day(caller(), database=grader().database))


@endpoint("/cohorts", Cohorts, reading=Reading(Paged))
def list_cohorts(query: Paged) -> Cohorts:
    """List the cohorts whose board the caller may open, by slug."""
    found = listing.cohorts_of(caller(), after=query.cursor or "", limit=query.limit, database=grader().database)
    return Cohorts(items=[Cohort.model_validate(item) for item in found.items], next=found.next)


@endpoint("/cohorts/<cohort>/board", Board, reading=Reading(refusals=("not-found",)))
def read_board(cohort: str) -> Board:
    """Read a cohort's board: every learner's row for its staff, one's own and numbers for a learner."""
    return Board.of(board(caller(), cohort, database=grader().database))


@endpoint("/cohorts/<cohort>/learners", Learners, reading=Reading(Paged, refusals=("not-found",)))
def list_learners(cohort: str, query: Paged) -> Learners:
    """List a cohort's learners by handle: all for its staff, themselves for a learner."""
    found = listing.learners_of(
        caller(), cohort, after=query.cursor or "", limit=query.limit, database=grader().database
    )
    return Learners(items=[Learner.model_validate(item) for item in found.items], next=found.next)


@endpoint("/people", People, scope=Scope.OPERATE, reading=Reading(Paged))
def list_people(query: Paged) -> People:
    """List everybody of the school by handle, for operators."""
    found = listing.people(caller(), after=query.cursor or "", limit=query.limit, database=grader().database)
    return People(items=[Member.model_validate(item) for item in found.items], next=found.next)
