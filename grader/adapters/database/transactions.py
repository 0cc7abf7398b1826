"""The database as the engine's steps see it: transactions that write, and transactions that only read."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from time import monotonic

from sqlalchemy import Connection, Engine

from grader.adapters.database.accommodations import StoredAccommodations
from grader.adapters.database.accounts.credentials import StoredCredentials
from grader.adapters.database.accounts.ssh_keys import StoredSshKeys
from grader.adapters.database.alerts import StoredAlerts
from grader.adapters.database.charts import StoredCharts
from grader.adapters.database.chat import StoredChats
from grader.adapters.database.clock import Clock, since_boot
from grader.adapters.database.cohorts.board import StoredBoard
from grader.adapters.database.cohorts.cohorts import StoredCohorts
from grader.adapters.database.cohorts.moved import MovedCohorts
from grader.adapters.database.comments import StoredComments
from grader.adapters.database.competencies import StoredCompetencies
from grader.adapters.database.counselling import StoredCounselling
from grader.adapters.database.digests import StoredDigests
from grader.adapters.database.engines import glancing, hurrying, open_engine, reading
from grader.adapters.database.errors import named_faults
from grader.adapters.database.exercises.catalog import KnownVersions, StoredCatalog
from grader.adapters.database.grading.runs import StoredRuns
from grader.adapters.database.help_requests import StoredHelpRequests
from grader.adapters.database.identities import StoredIdentities
from grader.adapters.database.learner_locks import LearnerLocks
from grader.adapters.database.looks import StoredLooks
from grader.adapters.database.lti import StoredLti
from grader.adapters.database.notes import StoredNotes
from grader.adapters.database.operation.aged import StoredAged
from grader.adapters.database.operation.audit import StoredAudit
from grader.adapters.database.operation.backups import StoredAskedBackups
from grader.adapters.database.operation.faults import StoredFaults
from grader.adapters.database.operation.removed import StoredRemovals
from grader.adapters.database.operation.tallies import StoredTallies
from grader.adapters.database.partners import StoredPartners
from grader.adapters.database.people import StoredPeople
from grader.adapters.database.pinned_answers import StoredPinnedAnswers
from grader.adapters.database.placements.placements import StoredPlacements
from grader.adapters.database.placements.questions import StoredPlacementQuestions
from grader.adapters.database.plans import StoredPlans
from grader.adapters.database.portfolios import StoredPortfolios
from grader.adapters.database.projects import StoredProjects
from grader.adapters.database.publishing import StoredProposals
from grader.adapters.database.queue.hosts import StoredHosts
from grader.adapters.database.queue.queues import StoredQueues
from grader.adapters.database.queue.waiting_line import StoredWaitingLine
from grader.adapters.database.receipts import StoredReceipts
from grader.adapters.database.recent import RecentCounts
from grader.adapters.database.regrades import StoredRegrades
from grader.adapters.database.remotes import StoredRemotes
from grader.adapters.database.reports import StoredReports
from grader.adapters.database.rosters import StoredLetters
from grader.adapters.database.stumbles import StoredStumbles
from grader.adapters.database.submissions.repositories import StoredRepositories
from grader.adapters.database.submissions.requests import StoredRequests
from grader.adapters.database.submissions.submissions import StoredSubmissions
from grader.adapters.database.tries import StoredTries
from grader.domain.operation.audit import SYSTEM, Actor
from grader.engine.ports.cohorts import BoardLook, Counted
from grader.engine.ports.receipts import Signer

LOOK_KEPT = timedelta(seconds=1)
"""How long all who ask what moved are told of one look at a cohort's board."""

PLAN_KEPT = timedelta(minutes=1)
"""How long a cohort's people and exercises are remembered by their version, which is read each time."""


@dataclass(frozen=True)
class OpenTransaction:
    """`grader.engine.ports.database.Transaction` over one connection; of no use once its block has ended."""

    people: StoredPeople
    partners: StoredPartners
    credentials: StoredCredentials
    cohorts: StoredCohorts
    catalog: StoredCatalog
    repositories: StoredRepositories
    submissions: StoredSubmissions
    runs: StoredRuns
    requests: StoredRequests
    tries: StoredTries
    receipts: StoredReceipts
    board: StoredBoard
    charts: StoredCharts
    comments: StoredComments
    looks: StoredLooks
    notes: StoredNotes
    help_requests: StoredHelpRequests
    identities: StoredIdentities
    lti: StoredLti
    ssh_keys: StoredSshKeys
    stumbles: StoredStumbles
    regrades: StoredRegrades
    remotes: StoredRemotes
    letters: StoredLetters
    pinned_answers: StoredPinnedAnswers
    placements: StoredPlacements
    placement_questions: StoredPlacementQuestions
    competencies: StoredCompetencies
    plans: StoredPlans
    portfolios: StoredPortfolios
    accommodations: StoredAccommodations
    counselling: StoredCounselling
    alerts: StoredAlerts
    digests: StoredDigests
    reports: StoredReports
    chats: StoredChats
    projects: StoredProjects
    proposals: StoredProposals
    hosts: StoredHosts
    line: StoredWaitingLine
    queues: StoredQueues
    tallies: StoredTallies
    faults: StoredFaults
    asked_backups: StoredAskedBackups
    audit: StoredAudit
    removals: StoredRemovals
    aged: StoredAged
    moved: MovedCohorts


def _turn(engine: Engine) -> AbstractContextManager[object]:
    """Return what a process's threads take turns by to write.

    SQLite lets one write at a time, and who waits for it sleeps up to 100 ms between two looks, so that under load most
    of the time goes by while nobody writes. A lock of ours wakes the next one at once.
    https://www.sqlite.org/c3ref/busy_timeout.html
    """
    return Lock() if engine.dialect.name == "sqlite" else nullcontext()


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SqlDatabase:
    """`grader.engine.ports.database.Database` in SQLite or PostgreSQL; one a process, shared by its threads.

    Args:
        address: `sqlite:///<file>` or `postgresql://…`; `…database.upgrading.upgrade` has made its tables.
        now: For tests: the clock that SQLite's leases are held against, and by which acts are dated. None takes, for
            leases, what nobody can set (PostgreSQL has a clock of its own), and for acts the time of day.
        actor: Says who acts, for the audit log.
        signer: Signs receipts; None, for tests, confirms nothing.
        elapsed: For tests: by which clock, in seconds, a count was made a moment ago.
    """

    def __init__(
        self,
        address: str,
        *,
        now: Callable[[], datetime] | None = None,
        actor: Callable[[], Actor] = lambda: SYSTEM,
        signer: Signer | None = None,
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        self._engine = open_engine(address)
        self._reading = reading(self._engine)
        self._glancing = glancing(self._engine)
        self._hurrying = hurrying(self._engine)
        self._now = now or _utc_now
        self._lease_clock = now or since_boot
        self._actor = actor
        self._signer = signer
        self._known_versions = KnownVersions()
        self._recent_counts = RecentCounts[Counted](clock=elapsed)
        self._recent_looks = RecentCounts[BoardLook | None](LOOK_KEPT, clock=elapsed)
        self._recent_plans = RecentCounts[object](PLAN_KEPT, clock=elapsed)
        self._recently_full: RecentCounts[bool] = RecentCounts(clock=elapsed)
        self._inherited: list[object] = []
        self._turn = _turn(self._engine)

    @contextmanager
    def begin(self, *, lasting: bool = True) -> Iterator[OpenTransaction]:
        """Open a transaction that may write: committed when the block ends well, rolled back when it raises.

        Args:
            lasting: Its commit is on the disk when the block has ended; else a power cut may undo it.

        Raises:
            Conflict: Another transaction was first.
            PlatformError: The database does not do its work.
        """
        engine = self._engine if lasting else self._hurrying
        with self._turn, named_faults(), engine.begin() as connection:
            transaction = self._open(connection)
            yield transaction
            transaction.moved.count()

    @contextmanager
    def read(self) -> Iterator[OpenTransaction]:
        """Open a transaction that sees one moment of the database, waits for no writer and cannot write.

        Raises:
            PlatformError: The database does not do its work.
        """
        with named_faults(), self._reading.begin() as connection:
            yield self._open(connection)

    @contextmanager
    def glance(self) -> Iterator[OpenTransaction]:
        """Open the database for one statement that reads: it sees one moment by itself.

        Raises:
            PlatformError: The database does not do its work.
        """
        with named_faults(), self._glancing.connect() as connection:
            yield self._open(connection)

    def forget_connections(self) -> None:
        """Leave the parent's connections alone; the first thing that a forked process calls."""
        # Kept alive, not closed: closing SQLite's files, or a PostgreSQL session, would do so for the parent too.
        self._inherited.append(self._engine.pool)
        self._engine.dispose(close=False)
        self._turn = _turn(self._engine)

    def dispose(self) -> None:
        """Close all connections; the next transaction opens new ones."""
        self._engine.dispose()

    def _open(self, connection: Connection) -> OpenTransaction:  # long: a line a part
        clock, learners = Clock(connection, self._lease_clock), LearnerLocks(connection)
        moved = MovedCohorts(connection)
        board = StoredBoard(connection, learners, self._recent_counts)
        return OpenTransaction(
            people=StoredPeople(connection, moved),
            partners=StoredPartners(connection),
            credentials=StoredCredentials(connection),
            cohorts=StoredCohorts(connection, moved, self._recent_plans, self._recent_looks),
            catalog=StoredCatalog(connection, self._known_versions, moved),
            repositories=StoredRepositories(connection, learners),
            submissions=StoredSubmissions(connection),
            runs=StoredRuns(connection, learners, clock),
            requests=StoredRequests(connection),
            tries=StoredTries(connection, learners),
            receipts=StoredReceipts(connection, self._signer),
            board=board,
            charts=StoredCharts(connection, board, self._recent_plans),
            comments=StoredComments(connection),
            looks=StoredLooks(connection),
            notes=StoredNotes(connection),
            help_requests=StoredHelpRequests(connection),
            identities=StoredIdentities(connection),
            lti=StoredLti(connection),
            ssh_keys=StoredSshKeys(connection),
            stumbles=StoredStumbles(connection),
            regrades=StoredRegrades(connection, learners),
            remotes=StoredRemotes(connection),
            letters=StoredLetters(connection),
            pinned_answers=StoredPinnedAnswers(connection),
            placements=StoredPlacements(connection),
            placement_questions=StoredPlacementQuestions(connection),
            competencies=StoredCompetencies(connection),
            plans=StoredPlans(connection, moved),
            portfolios=StoredPortfolios(connection),
            accommodations=StoredAccommodations(connection),
            counselling=StoredCounselling(connection),
            alerts=StoredAlerts(connection),
            digests=StoredDigests(connection),
            reports=StoredReports(connection),
            chats=StoredChats(connection),
            projects=StoredProjects(connection),
            proposals=StoredProposals(connection),
            hosts=StoredHosts(connection, clock),
            line=StoredWaitingLine(connection, self._recently_full),
            queues=StoredQueues(connection),
            tallies=StoredTallies(connection),
            faults=StoredFaults(connection),
            asked_backups=StoredAskedBackups(connection),
            audit=StoredAudit(connection, self._now, self._actor),
            removals=StoredRemovals(connection, learners),
            aged=StoredAged(connection, learners),
            moved=moved,
        )
