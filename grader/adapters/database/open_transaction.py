"""What a transaction is made of: a part for each kind of row, over one connection."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from time import monotonic
from typing import TypeVar

from sqlalchemy import Connection

from grader.adapters.database.accommodations import StoredAccommodations
from grader.adapters.database.accounts.credentials import StoredCredentials
from grader.adapters.database.accounts.ssh_keys import StoredSshKeys
from grader.adapters.database.alerts import StoredAlerts
from grader.adapters.database.charts import StoredCharts
from grader.adapters.database.chat import StoredChats
from grader.adapters.database.clock import Clock
from grader.adapters.database.cohorts.board import StoredBoard
from grader.adapters.database.cohorts.cohorts import StoredCohorts
from grader.adapters.database.cohorts.moved import MovedCohorts
from grader.adapters.database.comments import StoredComments
from grader.adapters.database.competencies import StoredCompetencies
from grader.adapters.database.counselling import StoredCounselling
from grader.adapters.database.digests import StoredDigests
from grader.adapters.database.exercises.catalog import KnownVersions, StoredCatalog
from grader.adapters.database.grading.runs import StoredRuns
from grader.adapters.database.help_requests import StoredHelpRequests
from grader.adapters.database.identities import StoredIdentities
from grader.adapters.database.late_connection import LateConnection
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
from grader.adapters.database.receipts import StoredKeys, StoredReceipts
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
from grader.domain.operation.audit import Actor
from grader.engine.ports.cohorts import BoardLook, Counted
from grader.engine.ports.receipts import Signer

Part = TypeVar("Part")

LOOK_KEPT = timedelta(seconds=1)
"""How long all who ask what moved are told of one look at a cohort's board."""

PLAN_KEPT = timedelta(minutes=1)
"""How long a cohort's people and exercises are remembered by their version, which is read each time."""


@dataclass(frozen=True)
class Shared:
    """What all transactions of a process share: what it has read before, and what it acts by.

    Attributes:
        now: By which clock acts are dated.
        lease_clock: By which SQLite's leases are held; PostgreSQL has a clock of its own.
        actor: Says who acts, for the audit log.
        signer: Signs receipts; None, for tests, confirms nothing.
        elapsed: By which clock, in seconds, a count was made a moment ago.
    """

    now: Callable[[], datetime]
    lease_clock: Callable[[], datetime]
    actor: Callable[[], Actor]
    signer: Signer | None
    elapsed: Callable[[], float] = monotonic
    versions: KnownVersions = field(default_factory=KnownVersions)
    keys: StoredKeys = field(default_factory=StoredKeys)

    @cached_property
    def counts(self) -> RecentCounts[Counted]:
        """Return what boards counted."""
        return RecentCounts(clock=self.elapsed)

    @cached_property
    def looks(self) -> RecentCounts[BoardLook | None]:
        """Return what was seen of boards."""
        return RecentCounts(LOOK_KEPT, clock=self.elapsed)

    @cached_property
    def plans(self) -> RecentCounts[object]:
        """Return cohorts' people and exercises."""
        return RecentCounts(PLAN_KEPT, clock=self.elapsed)

    @cached_property
    def full(self) -> RecentCounts[bool]:
        """Return whether the waiting line was full."""
        return RecentCounts(clock=self.elapsed)


class _Part(cached_property[Part]):
    """A part that is made when it is first asked for.

    Most transactions need three of fifty, and making all of them takes as long as a statement.
    """

    def __init__(self, make: "Callable[[OpenTransaction], Part]") -> None:
        super().__init__(make)


class OpenTransaction:
    """`grader.engine.ports.database.Transaction` over one connection; of no use once its block has ended."""

    def __init__(self, late: LateConnection, shared: Shared) -> None:
        """Begin; nothing is asked yet."""
        self.late = late
        self.shared = shared

    @property
    def connection(self) -> Connection:
        """Return what is asked, opened now if it was not."""
        return self.late.connection

    clock = _Part(lambda tx: Clock(tx.connection, tx.shared.lease_clock))
    learners = _Part(lambda tx: LearnerLocks(tx.late))
    moved = _Part(lambda tx: MovedCohorts(tx.late))
    board = _Part(lambda tx: StoredBoard(tx.late, tx.learners, tx.shared.counts))
    people = _Part(lambda tx: StoredPeople(tx.connection, tx.moved))
    partners = _Part(lambda tx: StoredPartners(tx.connection))
    credentials = _Part(lambda tx: StoredCredentials(tx.connection))
    cohorts = _Part(lambda tx: StoredCohorts(tx.late, tx.moved, tx.shared.plans, tx.shared.looks))
    catalog = _Part(lambda tx: StoredCatalog(tx.connection, tx.shared.versions, tx.moved))
    repositories = _Part(lambda tx: StoredRepositories(tx.connection, tx.learners))
    submissions = _Part(lambda tx: StoredSubmissions(tx.connection))
    runs = _Part(lambda tx: StoredRuns(tx.connection, tx.learners, tx.clock))
    requests = _Part(lambda tx: StoredRequests(tx.connection))
    tries = _Part(lambda tx: StoredTries(tx.connection, tx.learners))
    receipts = _Part(lambda tx: StoredReceipts(tx.connection, tx.shared.signer, tx.shared.keys))
    charts = _Part(lambda tx: StoredCharts(tx.connection, tx.board, tx.shared.plans))
    comments = _Part(lambda tx: StoredComments(tx.connection))
    looks = _Part(lambda tx: StoredLooks(tx.connection))
    notes = _Part(lambda tx: StoredNotes(tx.connection))
    help_requests = _Part(lambda tx: StoredHelpRequests(tx.connection))
    identities = _Part(lambda tx: StoredIdentities(tx.connection))
    lti = _Part(lambda tx: StoredLti(tx.connection))
    ssh_keys = _Part(lambda tx: StoredSshKeys(tx.connection))
    stumbles = _Part(lambda tx: StoredStumbles(tx.connection))
    regrades = _Part(lambda tx: StoredRegrades(tx.connection, tx.learners))
    remotes = _Part(lambda tx: StoredRemotes(tx.connection))
    letters = _Part(lambda tx: StoredLetters(tx.connection))
    pinned_answers = _Part(lambda tx: StoredPinnedAnswers(tx.connection))
    placements = _Part(lambda tx: StoredPlacements(tx.connection))
    placement_questions = _Part(lambda tx: StoredPlacementQuestions(tx.connection))
    competencies = _Part(lambda tx: StoredCompetencies(tx.connection))
    plans = _Part(lambda tx: StoredPlans(tx.connection, tx.moved))
    portfolios = _Part(lambda tx: StoredPortfolios(tx.connection))
    accommodations = _Part(lambda tx: StoredAccommodations(tx.connection))
    counselling = _Part(lambda tx: StoredCounselling(tx.connection))
    alerts = _Part(lambda tx: StoredAlerts(tx.connection))
    digests = _Part(lambda tx: StoredDigests(tx.connection))
    reports = _Part(lambda tx: StoredReports(tx.connection))
    chats = _Part(lambda tx: StoredChats(tx.connection))
    projects = _Part(lambda tx: StoredProjects(tx.connection))
    proposals = _Part(lambda tx: StoredProposals(tx.connection))
    hosts = _Part(lambda tx: StoredHosts(tx.connection, tx.clock))
    line = _Part(lambda tx: StoredWaitingLine(tx.connection, tx.shared.full))
    queues = _Part(lambda tx: StoredQueues(tx.connection))
    tallies = _Part(lambda tx: StoredTallies(tx.connection))
    faults = _Part(lambda tx: StoredFaults(tx.connection))
    asked_backups = _Part(lambda tx: StoredAskedBackups(tx.connection))
    audit = _Part(lambda tx: StoredAudit(tx.connection, tx.shared.now, tx.shared.actor))
    removals = _Part(lambda tx: StoredRemovals(tx.connection, tx.learners))
    aged = _Part(lambda tx: StoredAged(tx.connection, tx.learners))
