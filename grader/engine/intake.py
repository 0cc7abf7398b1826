"""From a commit to submissions: which exercises changed, stored in one transaction, then the bell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import structlog

from grader.domain.errors import QueueUnavailable
from grader.domain.exercise import Exercise
from grader.domain.progress import after_accept
from grader.domain.submission import QueueName, Repository, Run, Submission
from grader.domain.verdict import RunState
from grader.engine.ports import Database, Doorbell, NewId, Repositories
from grader.engine.records import Conflict, Transaction

log = structlog.get_logger()

Stored = TypeVar("Stored")

TRIES_ON_CONFLICT = 5
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""Git's id of a folder without anything in it; it knows that one without being told."""


@dataclass(frozen=True)
class Accepted:
    """One exercise that was taken in: what was sent, the run that waits for it, and the version it runs against."""

    submission: Submission
    run: Run
    exercise: Exercise


@dataclass(frozen=True)
class Intake:
    """What a look at a repository's `main` came to.

    Attributes:
        commit: The commit looked at, or None while the repository is empty.
        accepted: In the order of the cohort's exercises; empty when nothing changed in any of them.
        bell_rung: False when no Redis answered; the runs wait in the database.
    """

    commit: str | None
    accepted: tuple[Accepted, ...] = ()
    bell_rung: bool = True


def accept(
    repository: Repository,
    *,
    database: Database,
    repositories: Repositories,
    doorbell: Doorbell,
    new_id: NewId,
) -> Intake:
    """Create what is missing for the repository's `main`; doing it twice changes nothing.

    An exercise changed when its folder's tree differs from that of its last submission (at first: the starter's).

    Raises:
        RepositoryUnreadable: Git could not read the repository.
    """
    seen: Repository | None = repository
    while seen is not None:
        moved = repositories.main(seen.path)
        if moved is None or moved[0] == seen.recorded_commit:
            return Intake(commit=moved[0] if moved else None)
        commit, moved_at = moved
        trees = repositories.folders(seen.path, commit)
        accepted = _store(seen, commit, moved_at, trees, database=database, new_id=new_id)
        if accepted is not None:
            return Intake(commit, accepted, bell_rung=announce(accepted, doorbell=doorbell))
        with database.read() as tx:
            seen = tx.repositories.get(repository.id)
    return Intake(commit=None)


def taken_in(repository: Repository, commit: str, *, database: Database) -> tuple[Accepted, ...]:
    """Return what was accepted at a commit by whoever was first: this push, or a sweep that saw the ref move."""
    with database.read() as tx:
        submissions = tx.submissions.of_commit(repository.id, commit)
        runs = tx.runs.latest_of([submission.id for submission in submissions])
        found = [(submission, runs[submission.id]) for submission in submissions if submission.id in runs]
        versions = [(one, run, tx.catalog.version(run.suite_digest)) for one, run in found]
    return tuple(Accepted(one, run, exercise) for one, run, exercise in versions if exercise is not None)


def announce(accepted: Sequence[Accepted], *, doorbell: Doorbell) -> bool:
    """Log what was just stored and ring its bells; False when no Redis answers and a sweep must ring them."""
    for one in accepted:
        log.info(
            "submission_accepted",
            run=one.run.id,
            submission=one.submission.id,
            exercise=one.exercise.slug,
            repository=one.submission.repository_id,
        )
    return ring([one.run for one in accepted], doorbell=doorbell)


def ring(runs: Sequence[Run], *, doorbell: Doorbell) -> bool:
    """Ring for runs that were stored, and wait; False when no Redis answers.

    Nothing is kept of a bell that was not rung: a run that waits says itself that a bell is due, and the sweep counts.
    """
    try:
        for run in runs:
            doorbell.ring(run.id, run.queue)
    except QueueUnavailable:
        return False
    return True


def _store(
    seen: Repository,
    commit: str,
    moved_at: datetime,
    trees: Mapping[str, str],
    *,
    database: Database,
    new_id: NewId,
) -> tuple[Accepted, ...] | None:
    """Store what changed and the commit looked at in one transaction.

    None where another look was recorded since `seen` was read: that may have been at a later commit, beside which this
    one would pass for the newest.
    """

    def accept_main(tx: Transaction) -> tuple[Accepted, ...] | None:
        repository = tx.repositories.get(seen.id)
        if repository is None or repository.recorded_commit != seen.recorded_commit:
            return None
        accepted = take_in(tx, repository, commit, moved_at, trees, new_id)
        tx.repositories.record(repository.id, commit)
        return accepted

    return again_after_conflict(accept_main, database=database)


def again_after_conflict(step: Callable[[Transaction], Stored], *, database: Database) -> Stored:
    """Return what a step stores in one transaction; it is done afresh when another was first with the same thing.

    Raises:
        Conflict: Others were first each time.
    """
    for remaining in reversed(range(TRIES_ON_CONFLICT)):
        try:
            with database.begin() as tx:
                return step(tx)
        except Conflict:
            if not remaining:
                raise
    raise AssertionError


def take_in(
    tx: Transaction,
    repository: Repository,
    commit: str,
    received_at: datetime,
    trees: Mapping[str, str],
    new_id: NewId,
) -> tuple[Accepted, ...]:
    """Store submission, run and progress of each exercise that changed, within a transaction.

    Args:
        repository: As this transaction read it, so that nobody else takes in for it meanwhile.
        trees: Of the commit's top-level folders, by name.
    """
    changed = _changed(tx, repository, trees)
    exercises = [exercise for slug in changed if (exercise := tx.catalog.current(slug)) is not None]
    accepted = tuple(
        _add(tx, repository, exercise, commit, changed[exercise.slug], received_at, new_id) for exercise in exercises
    )
    tx.repositories.remember(repository.id, {one.submission.exercise: one.submission.tree for one in accepted})
    return accepted


def _changed(tx: Transaction, repository: Repository, trees: Mapping[str, str]) -> dict[str, str]:
    """Return the new tree of each exercise whose folder changed, by slug.

    A folder that is gone counts as an empty one, so that a file moved out of it by mistake is asked for; where the
    exercise is passed already, somebody is only tidying up.
    """
    changed = {}
    for slug, known in tx.repositories.given(repository.id).items():
        gone = known is not None and slug not in trees
        unfinished = gone and tx.board.get(repository.enrollment_id, slug).passed_at is None
        tree = EMPTY_TREE if unfinished else trees.get(slug, known)
        if tree is not None and tree != known:
            changed[slug] = tree
    return changed


def _add(
    tx: Transaction,
    repository: Repository,
    exercise: Exercise,
    commit: str,
    tree: str,
    received_at: datetime,
    new_id: NewId,
) -> Accepted:
    cell = tx.board.get(repository.enrollment_id, exercise.slug)
    submission = Submission(
        id=new_id(),
        repository_id=repository.id,
        enrollment_id=repository.enrollment_id,
        exercise=exercise.slug,
        commit=commit,
        tree=tree,
        received_at=received_at,
        number=cell.submissions + 1,
    )
    run = _first_run(new_id(), submission, exercise)
    tx.submissions.add(submission)
    tx.runs.add(run)
    tx.board.put(after_accept(cell, submission, len(exercise.checks)))
    return Accepted(submission, run, exercise)


def _first_run(run_id: str, submission: Submission, exercise: Exercise) -> Run:
    return Run(
        id=run_id,
        submission_id=submission.id,
        queue=QueueName.LIVE,
        state=RunState.QUEUED,
        suite_digest=exercise.suite_digest,
        queued_at=submission.received_at,
    )
