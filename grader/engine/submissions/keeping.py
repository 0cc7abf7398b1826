"""Says whether a hand-in is still kept, for whatever is written of it and erased with it."""

from grader.domain.errors import NotAllowed
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Transaction


def require_kept(submission: Submission, tx: Transaction) -> None:
    """Go on only where a hand-in's code is there, alone with its learner until the transaction ends.

    What is written of it is erased with it, and would stay for ever if it came after.

    Raises:
        NotAllowed: `code_erased`.
    """
    repository = tx.repositories.get(submission.repository_id)
    if repository is None or tx.repositories.by_path(repository.cohort, repository.handle) is None:
        raise NotAllowed("code_erased")
