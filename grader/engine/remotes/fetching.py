"""What is due is fetched from its forge, and what changed in it is handed in as a push would be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from grader.domain.remotes.remote import ALL, PASSING, TAKEN_FOR, Remote, RemoteFault, pause_after
from grader.domain.submissions.submission import Repository
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.remotes import Fetch, Fetched
from grader.engine.ports.sources import NewId, Now
from grader.engine.submissions.folders import exercise_trees
from grader.engine.submissions.intake import Accepted, Look, again_after_conflict, announce, take_in

log = structlog.get_logger()


@dataclass(frozen=True)
class FetchParts:
    """What a fetch needs."""

    fetch: Fetch
    database: Database
    repositories: Repositories
    doorbell: Doorbell
    now: Now
    new_id: NewId


def due(limit: int, *, database: Database, now: Now) -> Sequence[Remote]:
    """Return what should be fetched by now, the oldest first."""
    with database.glance() as tx:
        return tx.remotes.due(now(), limit)


def fetch_one(remote: Remote, parts: FetchParts) -> int:
    """Fetch what is due of a remote, and return how many hand-ins it came to.

    Whoever is second finds it taken, and does nothing; a commit that came before is no hand-in again.

    Raises:
        RepositoryUnreadable: Our own repository cannot be written: it is tried again.
    """
    taken = _taken(remote, parts)
    if taken is None:
        return 0
    begun, repository = taken
    fetched = parts.fetch(repository.path, begun)
    if isinstance(fetched, RemoteFault):
        _keep(begun, parts, _failed(begun, fetched, parts.now()))
        log.info("remote_not_fetched", remote=begun.id, fault=fetched, tries=begun.tries)
        return 0
    accepted = _handed_in(begun, repository, fetched, parts)
    announce(accepted, doorbell=parts.doorbell)
    none_of_ours = not accepted and begun.commit is None
    done = replace(
        begun,
        due_at=None,
        tries=0,
        fault=RemoteFault.NO_EXERCISE if none_of_ours else None,
        commit=fetched.commit,
        fetched_at=parts.now(),
        told=not accepted,
    )
    _keep(begun, parts, done)
    log.info("remote_fetched", remote=begun.id, submissions=len(accepted))
    return len(accepted)


def _taken(remote: Remote, parts: FetchParts) -> tuple[Remote, Repository] | None:
    """Take a remote for this try, if it is as it was seen; None where another did, or its learner is gone."""
    with parts.database.begin() as tx:
        found = tx.remotes.get(remote.id)
        repository = tx.repositories.of_enrollment(remote.enrollment_id)
        if found != remote:
            return None
        if repository is None:
            tx.remotes.remove(remote.id)
            return None
        begun = replace(found, tries=found.tries + 1, due_at=parts.now() + TAKEN_FOR)
        tx.remotes.put(begun)
    return begun, repository


def _handed_in(remote: Remote, repository: Repository, fetched: Fetched, parts: FetchParts) -> tuple[Accepted, ...]:
    there = {remote.exercise: fetched.tree}
    every = remote.exercise == ALL
    folders = exercise_trees(repository.path, fetched.commit, parts.repositories) if every else there
    at = parts.now()

    def store(tx: Transaction) -> tuple[Accepted, ...]:
        return _store(tx, repository.id, fetched.commit, folders, at, parts.new_id)

    return again_after_conflict(store, database=parts.database)


def _store(
    tx: Transaction, repository_id: str, commit: str, folders: Mapping[str, str], at: datetime, new_id: NewId
) -> tuple[Accepted, ...]:
    """Take in what changed; what is not in the forge's repository is as it was, and nobody's removal."""
    repository = tx.repositories.get(repository_id)
    if repository is None or tx.submissions.of_commit(repository_id, commit):
        return ()
    trees = {**tx.repositories.trees(repository_id), **folders}
    (accepted,) = take_in(tx, [(repository, Look(commit, at, trees))], new_id)
    return accepted


def _failed(begun: Remote, fault: RemoteFault, at: datetime) -> Remote:
    pause = pause_after(begun.tries) if fault in PASSING else None
    return replace(begun, fault=fault, due_at=at + pause if pause else None)


def _keep(begun: Remote, parts: FetchParts, ended: Remote) -> None:
    """Store how a try ended, unless the next one was asked for meanwhile: then only what came of this one."""
    with parts.database.begin() as tx:
        found = tx.remotes.get(begun.id)
        if found == begun:
            tx.remotes.put(ended)
        elif found is not None:
            kept = replace(found, commit=ended.commit, fetched_at=ended.fetched_at, told=ended.told)
            tx.remotes.put(kept)
