"""Answers pinned to failures, for the staff of a cohort."""

from grader.domain.accounts.credentials import Scope
from grader.domain.text import Text
from grader.engine.pinned_answers import pinning
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, endpoint
from web.api.shapes.pinned_answers import PinnedAnswer, ToPin
from web.api.stumbles import OfOneCohort
from web.http.bearer import caller
from web.http.context import grader

AT = "/exercises/<slug>/stumbles/<key>/answer"


@endpoint(
    AT,
    PinnedAnswer,
    scope=Scope.COMMENT,
    method="PUT",
    reading=Reading(OfOneCohort, body=ToPin, refusals=OF_SOMEBODY),
)
def pin_answer(slug: str, key: str, query: OfOneCohort, body: ToPin) -> PinnedAnswer:
    """Pin an answer to a failure, in the place of the one that it had; for the cohort's staff."""
    ours = grader()
    answer = pinning.pin_answer(
        caller(),
        slug,
        key,
        Text(body.fr, body.en),
        database=ours.database,
        now=ours.now,
        cohort=query.cohort,
        kept=body.kept,
    )
    return PinnedAnswer.of(answer)


@endpoint(
    AT,
    PinnedAnswer,
    scope=Scope.COMMENT,
    method="DELETE",
    reading=Reading(OfOneCohort, refusals=OF_SOMEBODY),
)
def withdraw_answer(slug: str, key: str, query: OfOneCohort) -> PinnedAnswer:
    """Withdraw the answer to a failure; for the cohort's staff."""
    ours = grader()
    gone = pinning.withdraw_answer(caller(), slug, key, database=ours.database, now=ours.now, cohort=query.cohort)
    return PinnedAnswer.of(gone)
