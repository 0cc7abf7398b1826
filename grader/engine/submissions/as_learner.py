"""Whose eyes somebody of the staff borrows to look at a hand-in."""

from grader.domain.people import Person
from grader.engine.people.access import staffed_submission
from grader.engine.ports.database import Database


def learner_of(viewer: Person, submission_id: str, *, database: Database) -> Person:
    """Return the learner of a hand-in, for the staff of its cohort.

    Raises:
        NotFound: There is no such hand-in, or the viewer is not of its cohort's staff.
    """
    with database.read() as tx:
        _, enrollment = staffed_submission(viewer, submission_id, tx)
    return enrollment.person
