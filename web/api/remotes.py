"""Learners' repositories on forges."""

from grader.domain.accounts.credentials import Scope
from grader.engine.remotes import connecting
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Answered, Reading, endpoint
from web.api.shapes.comments import Removed
from web.api.shapes.remotes import Remote, Remotes, ToConnect
from web.http.bearer import caller
from web.http.context import grader
from web.http.remotes import connecting_ports

CREATED = 201


@endpoint("/cohorts/<cohort>/remotes", Remotes, reading=Reading(refusals=("not-found",)))
def list_remotes(cohort: str) -> Remotes:
    """List the caller's own repositories on forges, with what was fetched of each."""
    page = connecting.remotes_of(caller(), cohort, database=grader().database)
    return Remotes.of(page)


@endpoint(
    "/cohorts/<cohort>/remotes",
    Remote,
    scope=Scope.SUBMIT,
    method="POST",
    created=True,
    reading=Reading(body=ToConnect, refusals=OF_SOMEBODY),
)
def connect_remote(cohort: str, body: ToConnect) -> Answered:
    """Name a repository on a forge, in the place of the one for the same exercise, and let it be fetched."""
    remote = connecting.connect(caller(), cohort, body.value(), **connecting_ports())
    return Answered(Remote.model_validate(remote), CREATED)


@endpoint(
    "/cohorts/<cohort>/remotes/<remote_id>/fetch",
    Remotes,
    scope=Scope.SUBMIT,
    method="POST",
    reading=Reading(refusals=("not-found",)),
)
def fetch_remote(cohort: str, remote_id: str) -> Remotes:
    """Let a repository be fetched once more."""
    ours = grader()
    connecting.fetch_now(caller(), cohort, remote_id, database=ours.database, now=ours.now)
    page = connecting.remotes_of(caller(), cohort, database=ours.database)
    return Remotes.of(page)


@endpoint(
    "/cohorts/<cohort>/remotes/<remote_id>",
    Removed,
    scope=Scope.SUBMIT,
    method="DELETE",
    reading=Reading(refusals=("not-found",)),
)
def remove_remote(cohort: str, remote_id: str) -> Removed:
    """Let go of a repository; what was fetched from it stays."""
    connecting.disconnect(caller(), cohort, remote_id, database=grader().database)
    return Removed(id=remote_id)
