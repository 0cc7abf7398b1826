"""Cohorts, their boards, their people, and what will be erased of them."""

from grader.domain.cohorts.choice import Asked
from grader.engine import listing
from grader.engine.cohorts import ending
from grader.engine.cohorts.board import board
from grader.engine.people.unused import accounts_ahead
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Cohort, Paged
from web.api.shapes.cohorts import (
    AllErasures,
    Board,
    BoardPart,
    Cohorts,
    Erasures,
    Learner,
    Learners,
    UnusedAccountShape,
)
from web.http.bearer import caller
from web.http.context import grader
from web.http.planning import planning


@endpoint("/cohorts", Cohorts, reading=Reading(Paged))
def list_cohorts(query: Paged) -> Cohorts:
    """List the cohorts whose board the caller may open, all of them for operators, by slug."""
    found = listing.cohorts_of(caller(), after=query.cursor or "", limit=query.limit, database=grader().database)
    return Cohorts(items=[Cohort.model_validate(item) for item in found.items], next=found.next)


@endpoint("/cohorts/<cohort>/board", Board, reading=Reading(BoardPart, refusals=("not-found",)))
def read_board(cohort: str, query: BoardPart) -> Board:
    """Read a part of a cohort's board: learners' rows for its staff, one's own and numbers for a learner."""
    ours, asked = grader(), Asked(**(query.model_dump() | {"exercise": query.exercise or ""}))
    page = board(caller(), cohort, asked, now=ours.now, **planning())
    return Board.of(page)


@endpoint("/cohorts/<cohort>/learners", Learners, reading=Reading(Paged, refusals=("not-found",)))
def list_learners(cohort: str, query: Paged) -> Learners:
    """List a cohort's learners by handle: all for its staff, themselves for a learner."""
    found = listing.learners_of(
        caller(), cohort, after=query.cursor or "", limit=query.limit, database=grader().database
    )
    return Learners(items=[Learner.model_validate(item) for item in found.items], next=found.next)


@endpoint("/erasures", AllErasures, reading=Reading(refusals=("not-found",)))
def list_erasures() -> AllErasures:
    """List what will be erased of cohorts, for operators, and for leads of their own; and accounts that nobody uses."""
    ours = grader()
    found = ending.erasures_ahead(caller(), database=ours.database)
    accounts = accounts_ahead(caller(), ours.settings.periods, database=ours.database, now=ours.now)
    return AllErasures(
        items=[Erasures.of(line) for line in found],
        accounts=[UnusedAccountShape.model_validate(one) for one in accounts],
    )
