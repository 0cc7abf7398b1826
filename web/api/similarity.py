"""Which hand-ins of an exercise share code, for the staff of a cohort."""

from grader.engine import similarity
from web.api.endpoints import Reading, endpoint
from web.api.shapes.similarity import SharedCode
from web.http.bearer import caller
from web.http.context import grader


@endpoint(
    "/cohorts/<cohort>/exercises/<slug>/similarity",
    SharedCode,
    method="POST",
    reading=Reading(refusals=("not-found",)),
)
def compare_hand_ins(cohort: str, slug: str) -> SharedCode:
    """Compare a cohort's newest hand-ins of an exercise now; nothing is kept but that the caller looked."""
    ours = grader()
    page = similarity.compare(
        caller(),
        cohort,
        slug,
        database=ours.database,
        repositories=ours.repositories,
        read_tokens=ours.read_tokens,
    )
    return SharedCode.of(page)
