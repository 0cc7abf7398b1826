"""The truth as the steps see it: transactions, and what each offers of every feature."""

from contextlib import AbstractContextManager
from typing import Protocol

from grader.engine.ports.accommodations import Accommodations
from grader.engine.ports.accounts import Credentials, SshKeys
from grader.engine.ports.alerts import Alerts
from grader.engine.ports.audit import Audit
from grader.engine.ports.charts import Charts
from grader.engine.ports.chat import Chats
from grader.engine.ports.cohorts import Board, Cohorts
from grader.engine.ports.comments import Comments
from grader.engine.ports.competencies import Competencies
from grader.engine.ports.counselling import Counselling
from grader.engine.ports.digests import Digests
from grader.engine.ports.exercises import Catalog
from grader.engine.ports.grading import Runs
from grader.engine.ports.help_requests import HelpRequests
from grader.engine.ports.identities import Identities
from grader.engine.ports.looks import Looks
from grader.engine.ports.lti import LtiRecords
from grader.engine.ports.notes import Notes
from grader.engine.ports.operation import AskedBackups, Faults, Queues, Tallies
from grader.engine.ports.partners import Partners
from grader.engine.ports.people import People
from grader.engine.ports.pinned_answers import PinnedAnswers
from grader.engine.ports.placements import PlacementQuestions, Placements
from grader.engine.ports.plans import Plans
from grader.engine.ports.portfolios import Portfolios
from grader.engine.ports.projects import Projects
from grader.engine.ports.publishing import Proposals
from grader.engine.ports.queue import Hosts, WaitingLine
from grader.engine.ports.receipts import Receipts
from grader.engine.ports.regrades import Regrades
from grader.engine.ports.remotes import Remotes
from grader.engine.ports.reports import Reports
from grader.engine.ports.retention import AgedRecords, MistakeRecords
from grader.engine.ports.rosters import Letters
from grader.engine.ports.stumbles import Stumbles
from grader.engine.ports.submissions import RepositoryRecords, Requests, Submissions
from grader.engine.ports.tries import TakenTries


class Conflict(Exception):
    """Another transaction stored the same unique thing first; reading again tells what."""


class Transaction(Protocol):
    """One step's view of the database."""

    @property
    def people(self) -> People:
        """Return who can sign in."""

    @property
    def partners(self) -> Partners:
        """Return partner companies and their people."""

    @property
    def portfolios(self) -> Portfolios:
        """Return learners' portfolios, and with whom they share them."""

    @property
    def counselling(self) -> Counselling:
        """Return how the association goes along with learners."""

    @property
    def credentials(self) -> Credentials:
        """Return sessions, tokens and invitations."""

    @property
    def cohorts(self) -> Cohorts:
        """Return cohorts and enrollments."""

    @property
    def catalog(self) -> Catalog:
        """Return published exercises."""

    @property
    def repositories(self) -> RepositoryRecords:
        """Return learners' repositories."""

    @property
    def submissions(self) -> Submissions:
        """Return what learners sent."""

    @property
    def runs(self) -> Runs:
        """Return executions."""

    @property
    def tries(self) -> TakenTries:
        """Return the tries that learners took where they are bounded."""

    @property
    def requests(self) -> Requests:
        """Return programs' requests that were answered."""

    @property
    def receipts(self) -> Receipts:
        """Return signed lines of hand-ins."""

    @property
    def board(self) -> Board:
        """Return the progress table."""

    @property
    def charts(self) -> Charts:
        """Return what a group's charts show."""

    @property
    def comments(self) -> Comments:
        """Return comments on hand-ins."""

    @property
    def looks(self) -> Looks:
        """Return who looked at one person's pages."""

    @property
    def notes(self) -> Notes:
        """Return the staff's private notes."""

    @property
    def help_requests(self) -> HelpRequests:
        """Return what learners ask for help with."""

    @property
    def stumbles(self) -> Stumbles:
        """Return what versions of exercises cost learners, and what stopped them."""

    @property
    def pinned_answers(self) -> PinnedAnswers:
        """Return what the staff answer to failures."""

    @property
    def plans(self) -> Plans:
        """Return tracks and cohorts' plans."""

    @property
    def placements(self) -> Placements:
        """Return what became of learners."""

    @property
    def placement_questions(self) -> PlacementQuestions:
        """Return how learners were asked what became of them."""

    @property
    def competencies(self) -> Competencies:
        """Return competency frameworks, and what speaks and was said for learners' competencies."""

    @property
    def accommodations(self) -> Accommodations:
        """Return who has more time."""

    @property
    def alerts(self) -> Alerts:
        """Return by which rules staff are told of somebody, and what they did about it."""

    @property
    def reports(self) -> Reports:
        """Return what reports are counted from."""

    @property
    def digests(self) -> Digests:
        """Return what a cohort did within a while, and who reads of it by e-mail."""

    @property
    def chats(self) -> Chats:
        """Return where cohorts' changes are told, and the messages on their way."""

    @property
    def projects(self) -> Projects:
        """Return projects, and what people say of what was handed in of them."""

    @property
    def proposals(self) -> Proposals:
        """Return what waits to be proven."""

    @property
    def regrades(self) -> Regrades:
        """Return what is run again."""

    @property
    def remotes(self) -> Remotes:
        """Return learners' repositories on forges."""

    @property
    def identities(self) -> Identities:
        """Return which identities of providers open which accounts."""

    @property
    def lti(self) -> LtiRecords:
        """Return what is kept of learning platforms."""

    @property
    def ssh_keys(self) -> SshKeys:
        """Return which public keys open Git over SSH."""

    @property
    def letters(self) -> Letters:
        """Return letters that let people in."""

    @property
    def hosts(self) -> Hosts:
        """Return the hosts that grade."""

    @property
    def line(self) -> WaitingLine:
        """Return what waits."""

    @property
    def queues(self) -> Queues:
        """Return how the queues stand."""

    @property
    def tallies(self) -> Tallies:
        """Return counts by the hour."""

    @property
    def faults(self) -> Faults:
        """Return faults of ours that runs met with."""

    @property
    def asked_backups(self) -> AskedBackups:
        """Return the backup that an operator asked for."""

    @property
    def audit(self) -> Audit:
        """Return who did what."""

    @property
    def removals(self) -> MistakeRecords:
        """Return how mistakes are taken back."""

    @property
    def aged(self) -> AgedRecords:
        """Return what is old enough to be erased."""


class Database(Protocol):
    """The truth. A transaction commits when its block ends well, and is rolled back when it raises."""

    def begin(self, *, lasting: bool = True) -> AbstractContextManager[Transaction]:
        """Open a transaction that may write.

        Args:
            lasting: Its commit is on the disk when the block has ended. False is for what would only be done again: a
                power cut may undo it.

        Raises:
            Conflict: On commit, when another transaction stored the same unique thing first.
        """

    def read(self) -> AbstractContextManager[Transaction]:
        """Open a transaction that only reads, and waits for no writer."""

    def glance(self) -> AbstractContextManager[Transaction]:
        """Open the database for one question, which sees one moment by itself; a second may see a later one."""
