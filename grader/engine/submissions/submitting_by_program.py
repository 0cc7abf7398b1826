"""Handing in a commit that is on our server already, as programs do: once, however often the request comes again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

import structlog

from grader.domain.errors import Contradicts, NotFound, PlatformError, RepositoryUnreadable
from grader.domain.grading.run import Run
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository, Submission
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId, Now
from grader.engine.ports.submissions import AnsweredRequest
from grader.engine.queue.outlooks import refuse_when_full
from grader.engine.submissions.folders import exercise_trees
from grader.engine.submissions.git_access import PUSH, open_repository
from grader.engine.submissions.grouping import Group
from grader.engine.submissions.intake import Accepted, Look, again_after_conflict, note, ring, take_in

log = structlog.get_logger()

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
class TakenIn:
    """What came of it: the submissions of the commit, each with its first run.

    Attributes:
        created: This request made them, or a request with the same key did.
    """

    submissions: tuple[tuple[Submission, str], ...]
    created: bool


@dataclass(frozen=True)
class _Read:
    """What is asked for, with what Git says of its commit."""

    person: Person
    wanted: HandIn
    repository: Repository
    look: Look


@dataclass(frozen=True)
class _Stored:
    """What came of one, and the bells that whoever asked for it is to ring: one of a group rings for all of it."""

    taken: TakenIn
    accepted: tuple[Accepted, ...] = ()
    bells: tuple[Run, ...] = ()


class Desk:
    """Where programs hand in: those who come at the same time are taken in by one transaction."""

    def __init__(
        self,
        *,
        database: Database,
        repositories: Repositories,
        doorbell: Doorbell,
        now: Now,
        new_id: NewId,
        queue_limit: int,
    ) -> None:
        """Take in with these parts; one a process, as its threads share it.

        Args:
            queue_limit: How many waiting runs are too many to take more.
        """
        self._database = database
        self._repositories = repositories
        self._doorbell = doorbell
        self._now = now
        self._new_id = new_id
        self._queue_limit = queue_limit
        self._group = Group(self._take_in, apart=lambda one: one.repository.id)

    @property
    def waiting(self) -> int:
        """Return how many hand-ins wait for the transaction of others to end."""
        return len(self._group)

    def hand_in(self, person: Person, wanted: HandIn) -> TakenIn:
        """Store a submission for each exercise whose folder at this commit differs from the learner's last one.

        It is durable when this returns. A commit that was handed in already, by whichever way, gets what it came to.

        Raises:
            QueueFull: Nothing was stored, and a key is still good for the same request.
            NotFound: `repository` or `commit`: there is none, or it is not theirs.
            NotAllowed: `push_to_learner`, `place_over`.
            Contradicts: `reused_key`: the key was used for another request.
            RepositoryUnreadable: Git could not read the repository.
        """
        repository = open_repository(person, wanted.cohort, wanted.handle, service=PUSH, database=self._database)
        trees = _trees(repository, wanted.commit, self._repositories)
        stored = self._group.call(_Read(person, wanted, repository, Look(wanted.commit, self._now(), trees)))
        note(stored.accepted)
        ring(stored.bells, doorbell=self._doorbell)
        return stored.taken

    def _take_in(self, asked: Sequence[_Read]) -> Sequence[_Stored | Exception]:
        """Return what came of each; nobody but the first waits for Redis, which may be slow."""
        outcomes = self._together(asked)
        stored = [one for one in outcomes if isinstance(one, _Stored)]
        bells = tuple(accepted.run for one in stored for accepted in one.accepted)
        return [replace(one, bells=bells) if stored and one is stored[0] else one for one in outcomes]

    def _together(self, asked: Sequence[_Read]) -> Sequence[_Stored | Exception]:
        """Store all in one transaction, or, where one of them cannot be, each in its own."""
        if len(asked) > 1:
            try:
                with self._database.begin() as tx:
                    return self._store(tx, asked)
            except PlatformError:
                raise
            except Exception as error:  # noqa: BLE001 - whatever one of them brought must not be the others' fault
                log.info("handed_in_apart", count=len(asked), fault=error)
        return [self._alone(one) for one in asked]

    def _alone(self, asked: _Read) -> _Stored | Exception:
        try:
            return again_after_conflict(lambda tx: self._store(tx, [asked])[0], database=self._database)
        except Exception as error:  # noqa: BLE001 - raised again by whoever asked
            return error

    def _store(self, tx: Transaction, asked: Sequence[_Read]) -> list[_Stored]:
        """Store what is new; a list like `asked`, all of different repositories."""
        repositories = tx.repositories.get_all([one.repository.id for one in asked])
        known = tx.submissions.of_commits({one.repository.id: one.look.commit for one in asked})
        stored, new, keyed = {}, [], []
        for one in asked:
            said = tx.requests.get(one.person.id, one.wanted.key) if one.wanted.key else None
            if said is not None:
                stored[one.repository.id] = _Stored(_same_answer(tx, said, one.wanted))
                continue
            keyed += [one] if one.wanted.key else []
            if one.repository.id in known or one.repository.id not in repositories:
                stored[one.repository.id] = _Stored(_as_before(tx, known.get(one.repository.id, ())))
            else:
                new.append(one)
        stored |= self._store_new(tx, [(repositories[one.repository.id], one.look) for one in new])
        for one in keyed:
            _keep(tx, one, stored[one.repository.id].taken)
        return [stored[one.repository.id] for one in asked]

    def _store_new(self, tx: Transaction, looks: Sequence[tuple[Repository, Look]]) -> dict[str, _Stored]:
        if not looks:
            return {}
        refuse_when_full(self._queue_limit, tx)
        taken = take_in(tx, looks, self._new_id)
        return {
            repository.id: _Stored(_received(accepted), accepted)
            for (repository, _), accepted in zip(looks, taken, strict=True)
        }


def _trees(repository: Repository, commit: str, repositories: Repositories) -> Mapping[str, str]:
    try:
        return exercise_trees(repository.path, commit, repositories)
    except RepositoryUnreadable:
        if repositories.has_commit(repository.path, commit):
            raise
    raise NotFound("commit", commit=commit)


def _as_before(tx: Transaction, submissions: Sequence[Submission]) -> TakenIn:
    return TakenIn(tuple((one, tx.runs.of_submission(one.id)[-1].id) for one in submissions), created=False)


def _received(accepted: Sequence[Accepted]) -> TakenIn:
    return TakenIn(tuple((one.submission, one.run.id) for one in accepted), created=bool(accepted))


def _same_answer(tx: Transaction, known: AnsweredRequest, wanted: HandIn) -> TakenIn:
    if known.fingerprint != wanted.fingerprint:
        raise Contradicts("reused_key")
    stored = ((tx.submissions.get(submission_id), run_id) for submission_id, run_id in known.submissions)
    return TakenIn(tuple((one, run_id) for one, run_id in stored if one is not None), known.created)


def _keep(tx: Transaction, asked: _Read, taken: TakenIn) -> None:
    person, wanted, at = asked.person, asked.wanted, asked.look.at
    pairs = tuple((submission.id, run_id) for submission, run_id in taken.submissions)
    tx.requests.forget(person.id, before=at - KEYS_KEPT)
    tx.requests.add(person.id, str(wanted.key), AnsweredRequest(wanted.fingerprint, pairs, taken.created), at)
