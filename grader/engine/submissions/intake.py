"""From a commit to submissions: which exercises changed, stored in one transaction, then the bell."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

import structlog

from grader.domain.cohorts.progress import Progress, after_accept
from grader.domain.errors import QueueUnavailable
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.run import Run
from grader.domain.queue.queues import QueueName
from grader.domain.receipts import received
from grader.domain.submissions.submission import Repository, Submission
from grader.domain.verdicts import RunState
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId
from grader.engine.submissions.folders import exercise_trees
from grader.engine.tries import holds

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
class Look:
    """What a commit of a repository holds.

    Attributes:
        at: When it was handed in.
        trees: Of its folders, by the exercise that each may be: see `exercise_trees`.
    """

    commit: str
    at: datetime
    trees: Mapping[str, str]


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
        look = Look(commit, moved_at, exercise_trees(seen.path, commit, repositories))
        accepted = _store(seen, look, database=database, new_id=new_id)
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
    note(accepted)
    return ring([one.run for one in accepted], doorbell=doorbell)


def note(accepted: Sequence[Accepted]) -> None:
    """Log what was just stored."""
    for one in accepted:
        log.info(
            "submission_accepted",
            run=one.run.id,
            submission=one.submission.id,
            exercise=one.exercise.slug,
            repository=one.submission.repository_id,
        )


def ring(runs: Sequence[Run], *, doorbell: Doorbell) -> bool:
    """Ring for runs that were stored, and wait; False when no Redis answers.

    Nothing is kept of a bell that was not rung: a run that waits says itself that a bell is due, and the sweep counts.
    What is held wakes nobody.
    """
    try:
        doorbell.ring({run.id: run.queue for run in runs if not run.is_held})
    except QueueUnavailable:
        return False
    return True


def _store(seen: Repository, look: Look, *, database: Database, new_id: NewId) -> tuple[Accepted, ...] | None:
    """Store what changed and the commit looked at in one transaction.

    None where another look was recorded since `seen` was read: that may have been at a later commit, beside which this
    one would pass for the newest.
    """

    def accept_main(tx: Transaction) -> tuple[Accepted, ...] | None:
        repository = tx.repositories.get(seen.id)
        if repository is None or repository.recorded_commit != seen.recorded_commit:
            return None
        (accepted,) = take_in(tx, [(repository, look)], new_id)
        tx.repositories.record(repository.id, look.commit)
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


def take_in(tx: Transaction, looks: Sequence[tuple[Repository, Look]], new_id: NewId) -> list[tuple[Accepted, ...]]:
    """Store submission, run and progress of each exercise that changed, within a transaction; a list like `looks`.

    However many there are, the database is asked the same number of questions.

    Args:
        looks: Of different repositories, each as this transaction read it, so that nobody else takes in for it.
    """
    known = tx.repositories.trees_of([repository.id for repository, _ in looks])
    changes = [_changed(look.trees, known=known[repository.id]) for repository, look in looks]
    exercises = _exercises(tx, looks, changes)
    cells = _cells(tx, looks, exercises)
    accepted = [
        tuple(_accepted(repository, look, changed, exercises[repository.cohort], cells, new_id))
        for (repository, look), changed in zip(looks, changes, strict=True)
    ]
    held = holds([(one.submission, one.exercise) for some in accepted for one in some], tx)
    accepted = [tuple(_held(one, held.get(one.submission.id)) for one in some) for some in accepted]
    _store_all(tx, [one for some in accepted for one in some], cells)
    return accepted


def _held(one: Accepted, until: datetime | None) -> Accepted:
    return one if until is None else replace(one, run=replace(one.run, held_until=until))


def _changed(trees: Mapping[str, str], *, known: Mapping[str, str]) -> dict[str, str]:
    """Return the new tree of each folder that differs from what is known of it, by name; one that is gone is empty."""
    names = trees.keys() | known.keys()
    return {name: tree for name in names if (tree := trees.get(name, EMPTY_TREE)) != known.get(name)}


def _exercises(
    tx: Transaction, looks: Sequence[tuple[Repository, Look]], changes: Sequence[Mapping[str, str]]
) -> dict[str, tuple[Exercise, ...]]:
    """Return which of the changed folders are exercises, by the cohort that was given them."""
    names: dict[str, set[str]] = defaultdict(set)
    for (repository, _), changed in zip(looks, changes, strict=True):
        names[repository.cohort].update(changed)
    return {cohort: tx.catalog.given(cohort, folders) for cohort, folders in names.items()}


def _cells(
    tx: Transaction, looks: Sequence[tuple[Repository, Look]], exercises: Mapping[str, Sequence[Exercise]]
) -> dict[tuple[str, str], Progress]:
    """Return where each learner stands in these exercises, by enrollment and slug."""
    learners = [repository.enrollment_id for repository, _ in looks]
    slugs = sorted({exercise.slug for given in exercises.values() for exercise in given})
    cells = {(learner, slug): Progress(learner, slug) for learner in learners for slug in slugs}
    stored = tx.board.cells(learners, slugs) if slugs else ()
    return cells | {(cell.enrollment_id, cell.exercise): cell for cell in stored}


def _accepted(
    repository: Repository,
    look: Look,
    changed: Mapping[str, str],
    exercises: Sequence[Exercise],
    cells: Mapping[tuple[str, str], Progress],
    new_id: NewId,
) -> Iterator[Accepted]:
    """Yield a submission of each of these exercises whose folder changed.

    One without a file is asked for, as they may have been moved out of it by mistake; where the exercise is passed
    already, somebody is only tidying up.
    """
    for exercise in exercises:
        tree, cell = changed.get(exercise.slug), cells[repository.enrollment_id, exercise.slug]
        tidied_up = tree == EMPTY_TREE and cell.passed_at is not None
        if tree is not None and not tidied_up:
            yield _first_run(repository, look, exercise, tree, cell.submissions + 1, new_id)


def _first_run(
    repository: Repository, look: Look, exercise: Exercise, tree: str, number: int, new_id: NewId
) -> Accepted:
    submission = Submission(
        id=new_id(),
        repository_id=repository.id,
        enrollment_id=repository.enrollment_id,
        exercise=exercise.slug,
        commit=look.commit,
        tree=tree,
        received_at=look.at,
        number=number,
    )
    run = Run(
        id=new_id(),
        submission_id=submission.id,
        queue=QueueName.LIVE,
        state=RunState.QUEUED,
        suite_digest=exercise.suite_digest,
        queued_at=look.at,
    )
    return Accepted(submission, run, exercise)


def _store_all(tx: Transaction, accepted: Sequence[Accepted], cells: Mapping[tuple[str, str], Progress]) -> None:
    trees: dict[str, dict[str, str]] = defaultdict(dict)
    for one in accepted:
        trees[one.submission.repository_id][one.submission.exercise] = one.submission.tree
    tx.submissions.add(*(one.submission for one in accepted))
    tx.receipts.add(*(received(one.submission) for one in accepted))
    tx.runs.add_all([(one.run, one.submission.enrollment_id) for one in accepted])
    before = (cells[one.submission.enrollment_id, one.submission.exercise] for one in accepted)
    after = (
        after_accept(cell, one.submission, len(one.exercise.checks)) for cell, one in zip(before, accepted, strict=True)
    )
    tx.board.put(*after)
    tx.repositories.remember(trees)
