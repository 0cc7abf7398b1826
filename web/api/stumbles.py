"""Where a cohort stumbles in an exercise, for its trainers and leads."""

from grader.engine.stumbles import reading
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Given, Slug
from web.api.shapes.stumbles import ErrorGroup, ExerciseStumbles
from web.http.bearer import caller
from web.http.context import grader


class OfOneCohort(Given):
    """Of whom to tell."""

    cohort: Slug | None = None
    """One of the caller's own; where nothing is said, the last of them that is not over."""


@endpoint("/exercises/<slug>/stumbles", ExerciseStumbles, reading=Reading(OfOneCohort, refusals=("not-found",)))
def read_stumbles(slug: str, query: OfOneCohort) -> ExerciseStumbles:
    """Read what an exercise costs one of the caller's cohorts, and what stops it; for that cohort's staff."""
    ours = grader()
    page = reading.stumbles_page(caller(), slug, database=ours.database, now=ours.now, cohort=query.cohort)
    return ExerciseStumbles.of(page, ours.runners)


@endpoint("/exercises/<slug>/stumbles/<key>", ErrorGroup, reading=Reading(OfOneCohort, refusals=("not-found",)))
def read_error_group(slug: str, key: str, query: OfOneCohort) -> ErrorGroup:
    """Read a failure that learners of a cohort have in common; for that cohort's staff."""
    ours = grader()
    page = reading.group_page(caller(), slug, key, database=ours.database, now=ours.now, cohort=query.cohort)
    return ErrorGroup.of(page.group, page.exercise, ours.runners, page.answer)
