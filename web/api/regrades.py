"""Regrades: hand-ins of a cohort run again, looked at, then applied or dropped, by its staff."""

from grader.domain.accounts.credentials import Scope
from grader.engine.regrades import deciding, looking, starting
from grader.engine.regrades.looking import TELLING
from web.api.comments import OF_SOMEBODY, OfCohort
from web.api.endpoints import Answered, Reading, endpoint
from web.api.shapes.regrades import Regrade, RegradePart, Regrades, ToRegrade, ToRegradeEverywhere
from web.http.bearer import caller
from web.http.context import grader

CREATED = 201


@endpoint("/regrades", Regrades, reading=Reading(OfCohort))
def list_regrades(query: OfCohort) -> Regrades:
    """List the newest regrades of the caller's cohorts, as their staff."""
    return Regrades.of(looking.listed_regrades(caller(), database=grader().database, cohort=query.cohort))


@endpoint(
    "/regrades",
    Regrade,
    scope=Scope.SUBMIT,
    method="POST",
    created=True,
    reading=Reading(body=ToRegrade, refusals=OF_SOMEBODY),
)
def start_regrade(body: ToRegrade) -> Answered:
    """Run hand-ins of a cohort again by the current version of an exercise; nobody but the staff sees anything yet."""
    ours = grader()
    begun = starting.start(
        caller(),
        body.choice(),
        handle=body.learner or "",
        database=ours.database,
        doorbell=ours.doorbell,
        now=ours.now,
        new_id=ours.new_id,
    )
    return Answered(_seen(begun.id), CREATED)


@endpoint(
    "/regrades/everywhere",
    Regrades,
    scope=Scope.SUBMIT,
    method="POST",
    created=True,
    reading=Reading(body=ToRegradeEverywhere, refusals=OF_SOMEBODY),
)
def start_regrades_everywhere(body: ToRegradeEverywhere) -> Answered:
    """Run hand-ins of each of the caller's cohorts that has the exercise again, each cohort as a regrade of its own."""
    ours = grader()
    begun = starting.start_everywhere(
        caller(), body.choice(), database=ours.database, doorbell=ours.doorbell, now=ours.now, new_id=ours.new_id
    )
    return Answered(
        Regrades.of(tuple(looking.look(caller(), one.id, database=ours.database) for one in begun)), CREATED
    )


@endpoint("/regrades/<regrade_id>", Regrade, reading=Reading(RegradePart, refusals=("not-found",)))
def read_regrade(regrade_id: str, query: RegradePart) -> Regrade:
    """Read how far a regrade has come, and what came out of its hand-ins."""
    kinds = (query.kind,) if query.kind else TELLING
    seen = looking.look(
        caller(), regrade_id, database=grader().database, kinds=kinds, after=query.cursor or "", limit=query.limit
    )
    return Regrade.of(seen, grader().runners)


@endpoint(
    "/regrades/<regrade_id>/apply",
    Regrade,
    scope=Scope.SUBMIT,
    method="POST",
    reading=Reading(refusals=OF_SOMEBODY),
)
def apply_regrade(regrade_id: str) -> Regrade:
    """Let a regrade count that is ready: what was gained is passed, and no pass is lost."""
    deciding.apply(caller(), regrade_id, database=grader().database, now=grader().now)
    return _seen(regrade_id)


@endpoint(
    "/regrades/<regrade_id>/drop",
    Regrade,
    scope=Scope.SUBMIT,
    method="POST",
    reading=Reading(refusals=OF_SOMEBODY),
)
def drop_regrade(regrade_id: str) -> Regrade:
    """Forget the results of a regrade that is not applied."""
    deciding.drop(caller(), regrade_id, database=grader().database, now=grader().now)
    return _seen(regrade_id)


def _seen(regrade_id: str) -> Regrade:
    return Regrade.of(looking.look(caller(), regrade_id, database=grader().database), grader().runners)
