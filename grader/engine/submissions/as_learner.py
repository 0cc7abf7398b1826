"""Whose eyes somebody of the staff borrows to look at a hand-in."""

from datetime import tzinfo

from grader.domain.looks import SeenPage
from grader.domain.people import Person
from grader.engine.looks import note_look
from grader.engine.people.access import staffed_submission
from grader.engine.ports.database import Database
from grader.engine.ports.sources import Now


def learner_of(viewer: Person, submission_id: str, *, database: Database, now: Now, zone: tzinfo) -> Person:
    """Return the learner of a hand-in, for the staff of its cohort, and note who looked.

    Raises:
        NotFound: There is no such hand-in, or the viewer is not of its cohort's staff.
    """
    with database.read() as tx:
        _, enrollment = staffed_submission(viewer, submission_id, tx)
    note_look(viewer, enrollment.person.id, SeenPage.AS_LEARNER, zone=zone, database=database, now=now)
    return enrollment.person
