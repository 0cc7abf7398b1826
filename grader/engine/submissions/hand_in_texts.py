"""The texts of a hand-in, as its newest run took them, within a transaction that is open."""

from collections.abc import Mapping

from grader.engine.ports.database import Transaction
from grader.engine.ports.git import Repositories
from grader.engine.submissions.handed_in_files import texts_in


def texts_of(submission_id: str, tx: Transaction, repositories: Repositories) -> Mapping[str, str]:
    """Return the texts of a hand-in by path; nothing where it is not there, or its code was erased."""
    submission = tx.submissions.get(submission_id)
    run = tx.runs.latest_of([submission.id]).get(submission.id) if submission else None
    if submission is None or run is None:
        return {}
    exercise, repository = tx.catalog.version(run.suite_digest), tx.repositories.get(submission.repository_id)
    return texts_in(submission, exercise, repository.path, repositories) if exercise and repository else {}
