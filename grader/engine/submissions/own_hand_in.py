"""One's own hand-in as whoever hands it in follows it: where it came from, and the run that waits for it."""

from grader.domain.errors import NotFound
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.engine.people.access import seen_submission
from grader.engine.ports.database import Database
from grader.engine.submissions.intake import Accepted


def own_hand_in(person: Person, submission_id: str, *, database: Database) -> tuple[Repository, Accepted]:
    """Return one's own hand-in with its newest run.

    Raises:
        NotFound: There is no such hand-in, or it is somebody else's, whoever asks: it speaks to its learner.
    """
    with database.read() as tx:
        submission, enrollment = seen_submission(person, submission_id, tx)
        repository = tx.repositories.get(submission.repository_id)
        run = tx.runs.latest_of([submission_id]).get(submission_id)
        exercise = tx.catalog.version(run.suite_digest) if run else None
    if enrollment.person.id != person.id or repository is None or run is None or exercise is None:
        raise NotFound("submission", id=submission_id)
    return repository, Accepted(submission, run, exercise)
