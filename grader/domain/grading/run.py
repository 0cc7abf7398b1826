"""The runs of a submission, and what each came to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from grader.domain.exercises.exercise import Isolation
from grader.domain.grading.report import CheckReport, first_to_mend
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Repository, Submission
from grader.domain.text import Message
from grader.domain.verdicts import Blame, Outcome, Reason, RunState, Status, Verdict, status_of


@dataclass(frozen=True)
class CheckResult(CheckReport):
    """A check as the sandbox saw it, with the points that the exercise gives for it: none before the verdict."""

    points: int = 0

    @classmethod
    def of(cls, report: CheckReport, points: int = 0) -> Self:
        """Return what was seen of a check, with these points, whichever it had."""
        return cls(**vars(report) | {"points": points})


@dataclass(frozen=True)
class Result:
    """What a run came to; stored whole with the run and never changed.

    Attributes:
        message: What to say of the run as a whole (a missing file, a syntax error), or None.
        ignored: Names in the learner's folder that were left out.
    """

    verdict: Verdict
    blame: Blame | None
    reason: Reason | None
    points: int
    max_points: int
    checks: tuple[CheckResult, ...]
    isolation: Isolation
    message: Message | None = None
    ignored: tuple[str, ...] = ()
    sandbox: timedelta = timedelta(0)
    tests: timedelta = timedelta(0)
    cached: bool = False

    @property
    def status(self) -> Status:
        """Return the word that people read for it."""
        return status_of(self.verdict, self.reason, self.passed_checks)

    @property
    def is_free(self) -> bool:
        """Tell whether it costs no try: no test ran for it, or what came of it is not the learner's doing."""
        return self.cached or self.blame in {Blame.PLATFORM, Blame.EXERCISE, Blame.YOUR_REPO}

    @property
    def passed_checks(self) -> int:
        """Return how many checks passed."""
        return sum(check.outcome is Outcome.PASSED for check in self.checks)

    @property
    def first_to_mend(self) -> CheckResult | None:
        """Return the first check that failed, or None."""
        return first_to_mend(self.checks)


@dataclass(frozen=True)
class Run:
    """One execution of a submission.

    Attributes:
        suite_digest: The exercise version it runs against, fixed at acceptance.
        image_digest: The runner image it ran in, or None before it ran.
        attempt: How many times we tried, counting our own retries; never shown to learners.
        regrade_id: The regrade it is a part of, and not applied: no learner sees it, no board moves by it.
        held_until: Until when it is held, as its trainer bounds tries; it stands in no line meanwhile. One that is
            finished all the same was replaced by a newer hand-in, and came to nothing.
    """

    id: str
    submission_id: str
    queue: QueueName
    state: RunState
    suite_digest: str
    queued_at: datetime
    attempt: int = 0
    image_digest: str | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    result: Result | None = None
    regrade_id: str | None = None
    held_until: datetime | None = None

    @property
    def status(self) -> Status:
        """Return the word that people read for it."""
        if self.state is not RunState.FINISHED:
            return Status.QUEUED if self.state is RunState.QUEUED else Status.RUNNING
        if self.result is None:
            return Status.OURS if self.held_until is None else Status.REPLACED
        return self.result.status

    @property
    def is_held(self) -> bool:
        """Tell whether it waits for its time, and in no line."""
        return self.state is RunState.QUEUED and self.held_until is not None


@dataclass(frozen=True)
class Claim:
    """A run that this worker alone may finish, as long as its token is the one in the database."""

    run: Run
    submission: Submission
    repository: Repository
    token: str
