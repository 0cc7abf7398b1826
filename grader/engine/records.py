"""What the database keeps, as small Protocols by concern; a `Transaction` offers them together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from grader.domain.exercise import Exercise
from grader.domain.people import Person
from grader.domain.progress import Progress, Standing
from grader.domain.submission import Claim, QueueName, Repository, Result, Run, Submission
from grader.domain.verdict import Status
from grader.engine.aged_records import AgedRecords
from grader.engine.audit_records import Audit
from grader.engine.operation_records import Faults, Queues, Tallies
from grader.engine.people_records import Cohorts, Credentials, People
from grader.engine.waiting_records import Hosts, Line


class Conflict(Exception):
    """Another transaction stored the same unique thing first; reading again tells what."""


class Catalog(Protocol):
    """Published exercise versions, whole: any worker on any host can run one."""

    def publish(self, exercise: Exercise, at: datetime) -> None:
        """Store a version and make it the current one of its slug; a known digest gets the new texts and starter."""

    def current(self, slug: str) -> Exercise | None:
        """Return the version that new hand-ins run against."""

    def version(self, suite_digest: str) -> Exercise | None:
        """Return the version of that digest."""

    def current_among(self, slugs: Sequence[str]) -> dict[str, Exercise]:
        """Return the current versions of these exercises, by slug, in at most two queries."""

    def given(self, cohort: str, slugs: Collection[str]) -> tuple[Exercise, ...]:
        """Return the current versions of those of these exercises that a cohort was given, in its order."""

    def all_current(self) -> tuple[Exercise, ...]:
        """Return the current version of every exercise, by slug."""


class RepositoryRecords(Protocol):
    """What we know of each learner's repository."""

    def add(self, repository: Repository) -> None:
        """Store a new repository."""

    def get(self, repository_id: str) -> Repository | None:
        """Return the repository of that id; a writer that read it is alone with its learner until it commits."""

    def get_all(self, repository_ids: Collection[str]) -> dict[str, Repository]:
        """Return the same of several repositories, by their ids."""

    def with_owner(self, cohort: str, handle: str) -> tuple[Repository, str] | None:
        """Return the repository at that address, and the id of the person whose it is, in one query."""

    def by_path(self, cohort: str, handle: str) -> Repository | None:
        """Return the repository at that address; one that was erased has none."""

    def of_enrollment(self, enrollment_id: str) -> Repository | None:
        """Return the repository of a place in a cohort."""

    def all(self) -> tuple[Repository, ...]:
        """Return every repository that was not erased."""

    def trees(self, repository_id: str) -> dict[str, str]:
        """Return the tree id last looked at, by exercise slug: the starter's, or the last submission's."""

    def trees_of(self, repository_ids: Collection[str]) -> dict[str, dict[str, str]]:
        """Return the same of several repositories, by their ids."""

    def record(self, repository_id: str, commit: str) -> None:
        """Store the `main` that was looked at."""

    def remember(self, looked_at: Mapping[str, Mapping[str, str]]) -> None:
        """Store the tree id last looked at, by repository id and exercise slug (added or replaced)."""


class Submissions(Protocol):
    """What learners sent."""

    def add(self, *submissions: Submission) -> None:
        """Store new submissions; unique by (repository, commit, exercise)."""

    def get(self, submission_id: str) -> Submission | None:
        """Return the submission of that id."""

    def of_commit(self, repository_id: str, commit: str) -> tuple[Submission, ...]:
        """Return the submissions of one commit, by exercise."""

    def of_commits(self, commits: Mapping[str, str]) -> dict[str, tuple[Submission, ...]]:
        """Return the submissions of a commit of each repository, by repository id, where there are any; by exercise."""

    def of_exercise(self, enrollment_id: str, exercise: str, *, limit: int | None = None) -> tuple[Submission, ...]:
        """Return a learner's newest submissions of an exercise, newest first; all of them without a limit."""

    def page(
        self, enrollment_ids: Sequence[str], exercise: str | None, after: Submission | None, limit: int
    ) -> tuple[Submission, ...]:
        """Return submissions of these places, of one exercise or of all, newest first, those that follow `after`."""

    def latest(self, enrollment_id: str, limit: int) -> tuple[Submission, ...]:
        """Return a learner's newest submissions over all exercises."""


class Runs(Protocol):
    """Executions of submissions. Leases are held against the database's own clock."""

    def add(self, run: Run) -> None:
        """Store a new run, queued."""

    def add_all(self, runs: Sequence[tuple[Run, str]]) -> None:
        """Store new runs with their learners' places in the cohort; a writer is alone with these learners already."""

    def get(self, run_id: str) -> Run | None:
        """Return the run of that id."""

    def of_submission(self, submission_id: str) -> tuple[Run, ...]:
        """Return all runs of a submission, newest first."""

    def latest_of(self, submission_ids: Sequence[str]) -> dict[str, Run]:
        """Return the newest run of each submission, by submission id, in one query."""

    def claim(self, *, token: str, lease: timedelta, at: datetime, host: str | None = None) -> Claim | None:
        """Take the queued run that should go next (attempt + 1); None when none waits.

        Queues in their order; in a queue first the learners of whom nothing runs, then who was served longest ago; of
        one learner what no newer hand-in of the exercise has replaced, then the newest.

        Args:
            at: When it starts.
            host: Whose worker takes it.
        """

    def renew(self, run_id: str, *, token: str, lease: timedelta) -> bool:
        """Keep a claimed run; False when another worker has it now."""

    def release(self, run_id: str, *, token: str, charge: bool) -> bool:
        """Put a claimed run back into the queue; `charge` False takes back the attempt (no sandbox was had)."""

    def finish(
        self,
        run_id: str,
        *,
        token: str,
        result: Result,
        at: datetime,
        image_digest: str | None = None,
        files_digest: str | None = None,
    ) -> bool:
        """Store the result of a claimed run; False when the token is no longer the one of the database."""

    def answered(self, repository_id: str, *, suite_digest: str, image_digest: str, files_digest: str) -> Result | None:
        """Return the newest result that the same repository got for identical files, suite and image."""

    def waiting(self, limit: int) -> tuple[tuple[str, QueueName], ...]:
        """Return id and queue of runs that wait: queues in their order, the oldest of each first."""

    def expired(self) -> tuple[Run, ...]:
        """Return running runs whose lease is over."""

    def reclaim(self, run_id: str, *, max_attempts: int, token: str, lease: timedelta) -> Claim | None:
        """Handle an expired run: back to `queued` (None), or, after `max_attempts`, claimed by the caller to end it."""

    def waiting_of(self, enrollment_ids: Sequence[str], limit: int) -> tuple[Run, ...]:
        """Return the runs of these places that wait, the oldest first."""

    def count_waiting(self, queue: QueueName) -> int:
        """Return how many runs of a queue wait."""


@dataclass(frozen=True)
class AnsweredRequest:
    """What a program's request came to.

    Attributes:
        fingerprint: SHA-256 (hex) of what was asked.
        submissions: Ids of each submission and of its first run.
        created: The request made them.
    """

    fingerprint: str
    submissions: tuple[tuple[str, str], ...]
    created: bool


class Requests(Protocol):
    """Requests of programs that were answered, by the key that a program gave to each."""

    def add(self, person_id: str, key: str, request: AnsweredRequest, at: datetime) -> None:
        """Store an answer; unique by (person, key)."""

    def get(self, person_id: str, key: str) -> AnsweredRequest | None:
        """Return what was answered to a person's request of that key."""

    def forget(self, person_id: str, *, before: datetime) -> None:
        """Forget a person's requests that were answered before a moment."""


class Board(Protocol):
    """The progress table, read by pages in one query."""

    def get(self, enrollment_id: str, exercise: str) -> Progress:
        """Return one cell; an empty one where nothing was handed in."""

    def put(self, *cells: Progress) -> None:
        """Store cells."""

    def cells(self, enrollment_ids: Sequence[str], exercises: Sequence[str]) -> tuple[Progress, ...]:
        """Return the stored cells of these learners in these exercises, in one query."""

    def standings(self, cohort: str, enrollment_ids: Sequence[str]) -> dict[str, Standing]:
        """Return how far these learners are in all that the cohort was given, by enrollment, in one query."""

    def counts(self, cohort: str, exercises: Sequence[str]) -> dict[str, Mapping[Status, int]]:
        """Return how many active learners stand where in these exercises, by slug, in one query."""

    def counts_of_all(self, cohort: str) -> Mapping[Status, int]:
        """Return how many cells of active learners stand where in all that the cohort was given, in one query."""

    def latest(self, cohort: str, limit: int) -> tuple[tuple[Person, Progress], ...]:
        """Return the active learners' cells that were last handed in to, newest first, in one query."""

    def of_enrollment(self, enrollment_id: str) -> tuple[Progress, ...]:
        """Return all stored cells of a learner."""


class Transaction(Protocol):
    """One step's view of the database."""

    @property
    def people(self) -> People:
        """Return who can sign in."""

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
    def requests(self) -> Requests:
        """Return programs' requests that were answered."""

    @property
    def board(self) -> Board:
        """Return the progress table."""

    @property
    def hosts(self) -> Hosts:
        """Return the hosts that grade."""

    @property
    def line(self) -> Line:
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
    def audit(self) -> Audit:
        """Return who did what."""

    @property
    def aged(self) -> AgedRecords:
        """Return what is old enough to be erased."""
