"""What grades a run and tells of it: the sandbox, the live view, and runs as they are kept."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from grader.domain.cohorts.progress import Attempt
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.history import History
from grader.domain.grading.report import CheckReport, Report
from grader.domain.grading.run import Claim, Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission


class Runs(Protocol):
    """Executions of submissions. Leases are held against the database's own clock."""

    def add(self, run: Run) -> None:
        """Store a new run, queued."""

    def add_all(self, runs: Sequence[tuple[Run, str]]) -> None:
        """Store new runs with their learners' places in the cohort; a writer is alone with these learners already."""

    def get(self, run_id: str) -> Run | None:
        """Return the run of that id."""

    def get_all(self, run_ids: Collection[str]) -> dict[str, Run]:
        """Return the runs of these ids, by id, in one query."""

    def of_submission(self, submission_id: str) -> tuple[Run, ...]:
        """Return all runs of a submission, newest first; never those of a regrade that is not applied."""

    def latest_of(self, submission_ids: Sequence[str]) -> dict[str, Run]:
        """Return the newest run of each submission, by submission id, in one query; never those of a regrade."""

    def claim(
        self, *, token: str, lease: timedelta, at: datetime, host: str | None = None, run_id: str | None = None
    ) -> Claim | None:
        """Take the queued run that should go next (attempt + 1); None when none waits.

        Queues in their order; in a queue first the learners of whom nothing runs, then who was served longest ago; of
        one learner what no newer hand-in of the exercise has replaced, then the newest.

        Args:
            at: When it starts.
            host: Whose worker takes it.
            run_id: This one, out of its turn; None when it does not wait.
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

    def failed_checks(self, submission: Submission) -> dict[str, frozenset[int]]:
        """Return, by check id, the numbers of the learner's hand-ins up to this one that failed it in any run.

        What failed in a regrade that is not applied is not among them.
        """

    def attempts(self, submission: Submission, suite_digest: str) -> tuple[Attempt, ...]:
        """Return what the learner's hand-ins of this exercise came to by that version, each in its newest run."""

    def waiting(self, limit: int) -> tuple[tuple[str, QueueName], ...]:
        """Return id and queue of runs that wait: queues in their order, the oldest of each first."""

    def expired(self) -> tuple[Run, ...]:
        """Return running runs whose lease is over."""

    def reclaim(self, run_id: str, *, max_attempts: int, token: str, lease: timedelta) -> Claim | None:
        """Handle an expired run: back to `queued` (None), or, after `max_attempts`, claimed by the caller to end it."""

    def waiting_of(self, enrollment_ids: Sequence[str], limit: int) -> tuple[Run, ...]:
        """Return the runs of these places that wait, the oldest first; never those of a regrade."""

    def count_waiting(self, queue: QueueName) -> int:
        """Return how many runs of a queue wait."""


OnCheck = Callable[[CheckReport], None]


class CheckRunner(Protocol):
    """Runs code that nobody trusts against an exercise's checks."""

    def run(
        self,
        exercise: Exercise,
        files: Sequence[SourceFile],
        *,
        owner: str,
        on_check: OnCheck,
        history: History | None = None,
    ) -> Report:
        """Run the exercise's checks on these files, calling `on_check` as each lands, and return the whole.

        Args:
            owner: Whose code it is; a sandbox never serves two owners.
            history: The commits that the files came by, where the exercise's tests look at them.

        Raises:
            SandboxUnavailable: None can be had now.
            SandboxBroke: It ended in a way that is nobody's code.
        """

    def image_digest(self, runner: str) -> str:
        """Return the digest of the runner image that `run` would use.

        Raises:
            SandboxUnavailable: The Engine does not answer, or the image is missing.
        """


class Sandbox(CheckRunner, Protocol):
    """Somewhere to run such code for a whole installation."""

    def stop(self) -> None:
        """End what this process runs now, from another thread: its `run` raises SandboxBroke, its sandbox goes."""

    def images(self) -> Mapping[str, str]:
        """Return the digest of every runner's image as the Engine has it now, by runner.

        Raises:
            SandboxUnavailable: The Engine does not answer, or an image is missing.
        """

    def sweep_stale(self) -> int:
        """Remove what a process that died left behind of this installation, and return how many went.

        Raises:
            SandboxUnavailable: The Engine does not answer.
        """

    def close(self) -> None:
        """Wait until what ended runs used is gone; call it before the process ends."""


@dataclass(frozen=True)
class Event:
    """Something that happened to a run, for those who watch it.

    Attributes:
        kind: `started`, `check`, `waiting` (our side is not ready) or `finished`.
        cursor: Where to go on reading after it.
        check: Set for `check`.
    """

    kind: str
    cursor: str = ""
    check: CheckReport | None = None


class Announcer(Protocol):
    """The live view of runs: a convenience, never the truth."""

    def announce(self, run_id: str, event: Event) -> None:
        """Tell whoever watches; a Redis that is away is logged and otherwise ignored."""

    def newest(self, run_id: str) -> str:
        """Return the cursor of the newest event of a run; empty where there is none, or no Redis answers."""

    def listen(self, run_id: str, after: str, timeout: timedelta) -> tuple[Event, ...]:
        """Return the events after a cursor (an empty one: from the beginning), waiting at most `timeout`.

        Raises:
            QueueUnavailable: No Redis answers.
        """
