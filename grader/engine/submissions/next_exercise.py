"""Which exercise a learner goes on with."""

from grader.domain.exercises.exercise import Exercise
from grader.domain.submissions.submission import Repository
from grader.engine.ports.database import Database


def next_exercise(repository: Repository, after: str, *, database: Database) -> Exercise | None:
    """Return the next exercise that its learner has not passed, in the cohort's order, else an earlier one.

    Args:
        after: Slug of the one they have just done.

    Returns:
        None when all are passed.
    """
    with database.read() as tx:
        given = tx.catalog.given(repository.cohort)
        cells = tx.board.cells([repository.enrollment_id], [exercise.slug for exercise in given]) if given else ()
    passed = {cell.exercise for cell in cells if cell.passed_at is not None}
    slugs = [exercise.slug for exercise in given]
    start = slugs.index(after) + 1 if after in slugs else 0
    return next((one for one in (*given[start:], *given[:start]) if one.slug not in passed), None)
