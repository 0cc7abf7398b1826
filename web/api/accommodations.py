"""How much more time a learner has: for their cohort's staff to read, and for its leads to set."""

from grader.domain.accounts.credentials import Scope
from grader.engine.accommodations.setting import more_time_of, set_more_time
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, endpoint
from web.api.shapes.accommodations import MoreTime, ToGiveTime
from web.http.bearer import caller
from web.http.context import grader
from web.http.planning import planning


@endpoint("/cohorts/<cohort>/people/<handle>/more-time", MoreTime, reading=Reading(refusals=("not-found",)))
def read_more_time(cohort: str, handle: str) -> MoreTime:
    """Read how much more time a learner has, as their cohort's staff."""
    return _read(cohort, handle)


@endpoint(
    "/cohorts/<cohort>/people/<handle>/more-time",
    MoreTime,
    scope=Scope.PEOPLE,
    method="PUT",
    reading=Reading(body=ToGiveTime, refusals=OF_SOMEBODY),
)
def give_more_time(cohort: str, handle: str, body: ToGiveTime) -> MoreTime:
    """Give a learner more time: their dates that are still to come follow, and the limits of their next runs."""
    set_more_time(caller(), cohort, handle, body.percent, now=grader().now, **planning())
    return _read(cohort, handle)


def _read(cohort: str, handle: str) -> MoreTime:
    return MoreTime(percent=more_time_of(caller(), cohort, handle, database=grader().database))
