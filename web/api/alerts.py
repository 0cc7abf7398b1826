"""Whom the staff of a cohort may see today, what they did about it, and by which rules."""

from grader.domain.accounts.credentials import Scope
from grader.engine.alerts import reading, watching
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, endpoint
from web.api.shapes.alerts import FollowUp, Rules, Today, ToFollowUp, ToSet
from web.http.bearer import caller
from web.http.context import grader
from web.http.planning import planning

AT = "/cohorts/<cohort>/today"


@endpoint(AT, Today, reading=Reading(refusals=("not-found",)))
def read_today(cohort: str) -> Today:
    """Read whom the staff of a cohort may see today, and why; for its staff."""
    return Today.of(reading.today_page(caller(), cohort, now=grader().now, **planning()))


@endpoint(
    f"{AT}/people/<handle>",
    FollowUp,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(body=ToFollowUp, refusals=OF_SOMEBODY),
)
def follow_up(cohort: str, handle: str, body: ToFollowUp) -> FollowUp:
    """Write down how far the staff have come with a learner; for the cohort's staff."""
    ours = grader()
    step = watching.follow_up(
        caller(), cohort, handle, body.state, body.text, database=ours.database, now=ours.now, new_id=ours.new_id
    )
    return FollowUp.model_validate(step)


@endpoint(f"{AT}/rules", Rules, reading=Reading(refusals=("not-found",)))
def read_alert_rules(cohort: str) -> Rules:
    """Read by which rules the staff of a cohort are told of somebody; for its learners, too."""
    return Rules.model_validate(reading.rules_page(caller(), cohort, database=grader().database).rules)


@endpoint(f"{AT}/rules", Rules, scope=Scope.COMMENT, method="PUT", reading=Reading(body=ToSet, refusals=OF_SOMEBODY))
def set_alert_rules(cohort: str, body: ToSet) -> Rules:
    """Set by which rules the staff of a cohort are told of somebody; for its leads."""
    return Rules.model_validate(watching.set_rules(caller(), cohort, body.model_dump(), database=grader().database))
