"""The versions of an exercise, and how it is withdrawn."""

from dataclasses import replace

from grader.domain.accounts.credentials import Scope
from grader.domain.operation.audit import Way
from grader.engine.publishing import uploading, versions, withdrawing
from grader.engine.publishing.uploading import Upload
from web.api.endpoints import Answered, Reading, endpoint
from web.api.shapes.publishing import Proposal, ToPropose, Version, Versions
from web.http.addresses import exercises_address
from web.http.bearer import caller
from web.http.context import grader, language

CREATED = 201
MOST_BODY_BYTES = 1_500_000
"""An archive of 1 MB in base64, and what is around it."""


@endpoint("/exercises/<slug>/versions", Versions, reading=Reading(refusals=("not-found",)))
def list_versions(slug: str) -> Versions:
    """List the versions of an exercise for the staff, newest first, at most 50."""
    return _versions(slug)


@endpoint(
    "/exercises/<slug>/versions/<version>/current",
    Version,
    scope=Scope.COHORTS,
    method="POST",
    reading=Reading(refusals=("not-found",)),
)
def roll_back(slug: str, version: str) -> Version:
    """Bring an earlier version back, named by its digest or the beginning of it; every pass stays a pass."""
    ours = grader()
    chosen = versions.roll_back(slug, version, viewer=caller(), database=ours.database, now=ours.now)
    return Version.of(replace(chosen, current=True))


@endpoint(
    "/exercises/<slug>/withdraw",
    Versions,
    scope=Scope.COHORTS,
    method="POST",
    reading=Reading(refusals=("not-found",)),
)
def withdraw_exercise(slug: str) -> Versions:
    """Let nobody hand an exercise in any more, nor any cohort get it; hand-ins, passes and versions stay."""
    ours = grader()
    withdrawing.withdraw(slug, viewer=caller(), database=ours.database, now=ours.now)
    return _versions(slug)


@endpoint(
    "/exercises/<slug>/restore",
    Versions,
    scope=Scope.COHORTS,
    method="POST",
    reading=Reading(refusals=("not-found",)),
)
def restore_exercise(slug: str) -> Versions:
    """Let a withdrawn exercise be given and handed in again."""
    withdrawing.restore(slug, viewer=caller(), database=grader().database)
    return _versions(slug)


@endpoint(
    "/proposals",
    Proposal,
    scope=Scope.COHORTS,
    method="POST",
    created=True,
    reading=Reading(body=ToPropose, refusals=("not-found",), most_bytes=MOST_BODY_BYTES),
)
def send_exercise(body: ToPropose) -> Answered:
    """Send an exercise's folder as an archive: it is proven, then published in the place of the one of its name."""
    ours = grader()
    proposal = uploading.upload(
        Upload(caller(), body.archive, body.publish, language(), Way.API.value),
        unpack=ours.unpack,
        school=ours.exercises_repository,
        repositories=ours.repositories,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
    )
    return Answered(Proposal.of(proposal), CREATED)


@endpoint("/proposals/<proposal_id>", Proposal, reading=Reading(refusals=("not-found",)))
def read_proposal(proposal_id: str) -> Proposal:
    """Read what was found of an exercise that somebody of the staff sent or pushed."""
    return Proposal.of(uploading.proposal_of(caller(), proposal_id, database=grader().database))


def _versions(slug: str) -> Versions:
    ours = grader()
    found = versions.versions(slug, viewer=caller(), database=ours.database)
    since = withdrawing.withdrawn_at(slug, database=ours.database)
    return Versions(
        items=[Version.of(version) for version in found],
        withdrawn_at=since,
        repository=exercises_address(caller().handle),
    )
