"""Finds what was lost on its way, and puts it back: expired leases, silent bells, refs without a submission."""

from dataclasses import dataclass
from datetime import timedelta

import structlog

from grader.domain.errors import QueueUnavailable, RepositoryUnreadable
from grader.domain.grading.scoring import platform_fault
from grader.domain.operation.tally import Measure, Tally, hour_of
from grader.engine.grading.faults import EXPIRED, note_fault
from grader.engine.grading.grading import MAX_ATTEMPTS, finish, show_on_board
from grader.engine.ports.database import Database
from grader.engine.ports.git import Repositories
from grader.engine.ports.grading import Announcer
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.queue.ref_watch import RefWatch
from grader.engine.submissions.examining import Examined
from grader.engine.submissions.intake import accept
from grader.engine.tries import let_go

log = structlog.get_logger()

MOST_BELLS = 1_000
"""Bells beyond which none is missing, however many runs wait: more than all workers answer between two sweeps."""


@dataclass(frozen=True)
class Swept:
    """How many things one sweep mended; all zeros is the normal answer.

    Attributes:
        unreadable: Paths of repositories that Git could not read, for the operator.
    """

    expired: int = 0
    rung_again: int = 0
    accepted: int = 0
    unreadable: tuple[str, ...] = ()

    @property
    def repairs(self) -> tuple[tuple[str, int], ...]:
        """Return how many repairs of each kind there were."""
        return ("expired", self.expired), ("rung_again", self.rung_again), ("accepted", self.accepted)

    @property
    def mended(self) -> int:
        """Return the number of repairs."""
        return sum(count for _, count in self.repairs)


def sweep(
    *,
    database: Database,
    repositories: Repositories,
    doorbell: Doorbell,
    announcer: Announcer,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
    lease: timedelta,
    watch: RefWatch | None = None,
) -> Swept:
    """Mend what can be mended now; what needs a part that is away is left for the next sweep.

    Args:
        watch: Of who sweeps again and again; None looks at every repository.
    """
    watch = watch or RefWatch(repositories=repositories)
    expired = _take_back_expired(database=database, announcer=announcer, now=now, new_secret=new_secret, lease=lease)
    accepted, unreadable = _accept_moved(
        watch, database=database, repositories=repositories, doorbell=doorbell, new_id=new_id
    )
    freed = let_go(database=database, doorbell=doorbell, now=now)
    if freed:
        log.info("held_runs_let_go", count=freed)
    swept = Swept(expired, _ring_again(database=database, doorbell=doorbell), accepted, unreadable)
    if swept.mended:
        with database.begin() as tx:
            tx.tallies.add([Tally(hour_of(now()), Measure.REPAIR, word, count=n) for word, n in swept.repairs if n])
    return swept


def _take_back_expired(
    *, database: Database, announcer: Announcer, now: Now, new_secret: NewSecret, lease: timedelta
) -> int:
    with database.read() as tx:
        expired = tx.runs.expired()
    for run in expired:
        with database.begin() as tx:
            claim = tx.runs.reclaim(run.id, max_attempts=MAX_ATTEMPTS, token=new_secret(), lease=lease)
            exercise = tx.catalog.version(run.suite_digest)
            queued, submission = tx.runs.get(run.id), tx.submissions.get(run.submission_id)
            if queued is not None and submission is not None:
                show_on_board(tx, submission, queued)
                if claim is None:
                    note_fault(tx, run.id, submission, EXPIRED, now(), ended=False)
        log.warning("run_taken_back", run=run.id, attempt=run.attempt, given_up=claim is not None)
        if claim is not None and exercise is not None:
            given_up = Examined(platform_fault(exercise))
            finish(claim, given_up, database=database, announcer=announcer, now=now, fault=EXPIRED)
    return len(expired)


def _accept_moved(
    watch: RefWatch, *, database: Database, repositories: Repositories, doorbell: Doorbell, new_id: NewId
) -> tuple[int, tuple[str, ...]]:
    with database.read() as tx:
        known = tx.repositories.all()
    count, unreadable = 0, []
    for repository, mark in watch.maybe_moved(known):
        try:
            intake = accept(repository, database=database, repositories=repositories, doorbell=doorbell, new_id=new_id)
        except RepositoryUnreadable as fault:
            log.warning("repository_unreadable", repository=repository.id, fault=fault)
            unreadable.append(repository.path)
        else:
            watch.looked_at(repository, mark)
            count += len(intake.accepted)
    return count, tuple(unreadable)


def _ring_again(*, database: Database, doorbell: Doorbell) -> int:
    """Ring as many bells as are missing: only their number counts, as whoever is rung takes what should go next."""
    try:
        bells = doorbell.count()
        with database.read() as tx:
            waiting = tx.runs.waiting(MOST_BELLS)
        missing = waiting[: max(0, len(waiting) - bells)]
        doorbell.ring(dict(missing))
    except QueueUnavailable:
        return 0
    for run_id, _ in missing:
        log.info("run_rung_again", run=run_id)
    return len(missing)
