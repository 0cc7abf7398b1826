"""Handing in a commit that is on our server already, as programs do: once, however often the request comes again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from grader.domain.errors import Contradicts, NotFound, RepositoryUnreadable
from grader.domain.people import Person
from grader.domain.submission import Repository, Submission
from grader.engine.git_access import PUSH, open_repository
from grader.engine.intake import Accepted, again_after_conflict, announce, take_in
from grader.engine.outlooks import refuse_when_full
from grader.engine.ports import Database, Doorbell, NewId, Now, Repositories
from grader.engine.records import AnsweredRequest, Transaction

KEYS_KEPT = timedelta(days=2)
"""How long the same key gets the same answer; nobody repeats a request for longer."""


@dataclass(frozen=True)
class HandIn:
    """What a program asks to hand in.

    Attributes:
        commit: The whole id, 40 hexadecimal digits.
        key: Names this request among all of the person's, so that it can be repeated; None: it cannot.
    """

    cohort: str
    handle: str
    commit: str
    key: str | None = None

    @property
    def fingerprint(self) -> str:
        """Return what tells two requests with the same key apart."""
        return sha256(f"{self.cohort}/{self.handle} {self.commit}".encode()).hexdigest()


@dataclass(frozen=True)
class Receipt:
    """What came of it: the submissions of the commit, each with its first run.

    Attributes:
        created: This request made them, or a request with the same key did.
    """

    submissions: tuple[tuple[Submission, str], ...]
    created: bool


def hand_in(
    person: Person,
    wanted: HandIn,
    *,
    database: Database,
    repositories: Repositories,
    doorbell: Doorbell,
    now: Now,
    new_id: NewId,
    queue_limit: int,
) -> Receipt:
    """Store a submission for each exercise whose folder at this commit differs from the learner's last one.

    It is durable when this returns. A commit that was handed in already, by whichever way, gets what it came to.

    Args:
        queue_limit: How many waiting runs are too many to take more.

    Raises:
        QueueFull: Nothing was stored, and a key is still good for the same request.
        NotFound: `repository` or `commit`: there is none, or it is not theirs.
        NotAllowed: `push_to_learner`.
        Contradicts: `reused_key`: the key was used for another request.
        RepositoryUnreadable: Git could not read the repository.
    """
    repository = open_repository(person, wanted.cohort, wanted.handle, service=PUSH, database=database)
    trees = _trees(repository, wanted.commit, repositories)
    at = now()

    def store(tx: Transaction) -> tuple[Receipt, tuple[Accepted, ...]]:
        known = tx.requests.get(person.id, wanted.key) if wanted.key else None
        if known is not None:
            return _same_answer(tx, known, wanted), ()
        receipt, accepted = _take_in_once(tx, repository.id, wanted.commit, at, trees, new_id, queue_limit)
        if wanted.key:
            _keep(tx, person.id, wanted.key, wanted.fingerprint, receipt, at)
        return receipt, accepted

    receipt, accepted = again_after_conflict(store, database=database)
    announce(accepted, doorbell=doorbell)
    return receipt


def _trees(repository: Repository, commit: str, repositories: Repositories) -> Mapping[str, str]:
    try:
        return repositories.folders(repository.path, commit)
    except RepositoryUnreadable:
        if repositories.has_commit(repository.path, commit):
            raise
    raise NotFound("commit", commit=commit)


def _take_in_once(
    tx: Transaction,
    repository_id: str,
    commit: str,
    at: datetime,
    trees: Mapping[str, str],
    new_id: NewId,
    queue_limit: int,
) -> tuple[Receipt, tuple[Accepted, ...]]:
    repository = tx.repositories.get(repository_id)
    known = tx.submissions.of_commit(repository_id, commit)
    if known or repository is None:
        firsts = ((one, tx.runs.of_submission(one.id)[-1].id) for one in known)
        return Receipt(tuple(firsts), created=False), ()
    refuse_when_full(queue_limit, tx)
    accepted = take_in(tx, repository, commit, at, trees, new_id)
    return Receipt(tuple((one.submission, one.run.id) for one in accepted), created=bool(accepted)), accepted


def _keep(tx: Transaction, person_id: str, key: str, fingerprint: str, receipt: Receipt, at: datetime) -> None:
    pairs = tuple((submission.id, run_id) for submission, run_id in receipt.submissions)
    tx.requests.forget(person_id, before=at - KEYS_KEPT)
    tx.requests.add(person_id, key, AnsweredRequest(fingerprint, pairs, receipt.created), at)


def _same_answer(tx: Transaction, known: AnsweredRequest, wanted: HandIn) -> Receipt:
    if known.fingerprint != wanted.fingerprint:
        raise Contradicts("reused_key")
    stored = ((tx.submissions.get(submission_id), run_id) for submission_id, run_id in known.submissions)
    return Receipt(tuple((one, run_id) for one, run_id in stored if one is not None), known.created)
