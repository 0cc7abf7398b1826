"""The digest of a cohort's week, and whether it comes by e-mail."""

from grader.domain.accounts.credentials import Scope
from grader.engine.digests import reading
from web.api.endpoints import Reading, endpoint
from web.api.shapes.digests import DigestLetters, ToChoose, WeekDigest, WhichWeek
from web.http.bearer import caller
from web.http.context import grader
from web.http.planning import planning

AT = "/cohorts/<cohort>/digest"


@endpoint(AT, WeekDigest, reading=Reading(query=WhichWeek, refusals=("not-found", "not-valid")))
def read_digest(cohort: str, query: WhichWeek) -> WeekDigest:
    """Read a week of a cohort: what was done, whom to see and why, what comes; for its staff."""
    page = reading.digest_page(caller(), cohort, query.week, now=grader().now, **planning())
    return WeekDigest.of(page)


@endpoint(
    f"{AT}/letters",
    DigestLetters,
    scope=Scope.COMMENT,
    method="PUT",
    reading=Reading(body=ToChoose, refusals=("not-found", "not-valid")),
)
def choose_digest_letters(cohort: str, body: ToChoose) -> DigestLetters:
    """Let the digest of a cohort come to oneself by e-mail on Monday mornings, or no more; for its staff."""
    ours = grader()
    reader = reading.choose_letters(
        caller(), cohort, wanted=body.wanted, database=ours.database, now=ours.now, zone=ours.settings.zone
    )
    return DigestLetters.of(reader)
