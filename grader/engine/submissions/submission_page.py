"""One hand-in as its page shows it: check by check, as much of each as the reader may see, live while it runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.errors import NotFound, QueueUnavailable
from grader.domain.exercises.exercise import Exercise, Isolation
from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.people import Person
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.queue.outlook import Outlook
from grader.domain.submissions.submission import Submission
from grader.domain.text import Message
from grader.domain.tries import TriesLeft
from grader.domain.verdicts import SAY_ALL, Outcome, RunState, Status
from grader.engine.grading.hints import tries_of
from grader.engine.people.access import may_see_everyone, seen_submission
from grader.engine.pinned_answers.reading import answer_to_run
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.grading import Announcer
from grader.engine.ports.sources import Now
from grader.engine.queue.outlooks import outlook_of
from grader.engine.submissions.check_lines import CheckLine, Reader, check_lines
from grader.engine.submissions.hand_ins import ListedHandIn, hand_ins
from grader.engine.submissions.lateness import late_after
from grader.engine.submissions.onward import Onward, onward_from
from grader.engine.tries import tries_left

SHOWN = 20
AT_ONCE = timedelta(0)


@dataclass(frozen=True)
class SubmissionPage:
    """What the page of a hand-in shows.

    Attributes:
        learner: Whose it is.
        own: The reader is the learner.
        lines: In the exercise's order.
        outlook: How things stand for a run that waits in line; None for any other.
        others: The learner's hand-ins of this exercise, newest first, at most 20 and this one.
        onward: What to do next; None before the end, and in a run that is not the newest.
        pinned: What the staff answer to what stopped the run first; see `answer`.
        older_version: The version that gave a pass, where another one is current now; empty elsewhere.
        late_since: The date that it came after; None where it is in time.
        bound: How its learner stands now where the exercise bounds tries; None where it does not.
    """

    submission: Submission
    run: Run
    exercise: Exercise
    cohort: str
    learner: Person
    own: bool
    lines: tuple[CheckLine, ...]
    outlook: Outlook | None
    others: tuple[ListedHandIn, ...]
    onward: Onward | None
    pinned: PinnedAnswer | None = None
    older_version: str = ""
    late_since: datetime | None = None
    bound: TriesLeft | None = None

    @property
    def answer(self) -> PinnedAnswer | None:
        """Return what the staff answer to what stopped the run first, unless the reader sees its name only."""
        covered = any(line.first_to_mend and line.told is None for line in self.lines)
        return None if covered else self.pinned

    @property
    def status(self) -> Status:
        """Return the word that people read for it."""
        return self.run.status

    @property
    def more_others(self) -> bool:
        """Tell whether there are older hand-ins than `others`."""
        return self.others[-1].submission.number > 1

    @property
    def passed_since(self) -> ListedHandIn | None:
        """Return the first later hand-in that passed; None for one that passed itself."""
        later = [item for item in self.others if item.submission.number > self.submission.number]
        passed = [item for item in later if item.status is Status.PASSED]
        return passed[-1] if passed and self.status is not Status.PASSED else None

    @property
    def before(self) -> int:
        """Return how many runs go before one that waits."""
        return self.outlook.before if self.outlook else 0

    @property
    def finished(self) -> bool:
        """Tell whether nothing more will come."""
        return self.run.state is RunState.FINISHED

    @property
    def result(self) -> Result | None:
        """Return what the run came to, or None before."""
        return self.run.result

    @property
    def counts_checks(self) -> bool:
        """Tell whether the number of passed checks says something of the learner's work."""
        return self.status not in SAY_ALL | {Status.INVALID}

    @property
    def message(self) -> Message | None:
        """Return what to say of the whole run, unless the status or a check says the same."""
        message = self.result.message if self.result and self.status not in SAY_ALL else None
        repeated = any(line.told and line.told.message == message for line in self.lines)
        return None if repeated else message

    def line_to_mend(self, path: str) -> int | None:
        """Return the line of a file that the first thing to mend names, or None."""
        told = next((line.told.message for line in self.lines if line.first_to_mend and line.told), None)
        message = told or self.message
        line = message.params.get("line") if message and message.value("file") == path else None
        return line if isinstance(line, int) else None

    @property
    def in_a_row(self) -> int:
        """Return after how many tries in a row, this one included, the same was said of the whole run."""
        said = self.message
        until = [item for item in self.others if item.submission.number <= self.submission.number]
        alike = takewhile(lambda item: said is not None and item.says(said.code), until)
        return sum(1 for _ in alike)

    @property
    def passed(self) -> int:
        """Return how many checks have passed so far."""
        return sum(line.outcome is Outcome.PASSED for line in self.lines)

    @property
    def landed(self) -> int:
        """Return how many checks have an outcome so far."""
        return sum(line.outcome is not None for line in self.lines)

    @property
    def not_run(self) -> tuple[CheckLine, ...]:
        """Return the checks that were not run, which need nobody's eyes yet."""
        return tuple(line for line in self.lines if line.outcome is Outcome.NOT_RUN)

    @property
    def shared(self) -> bool:
        """Tell whether code and tests shared a process, which the page labels."""
        isolation = self.result.isolation if self.result else self.exercise.isolation
        return isolation is Isolation.SHARED


def submission_page(
    viewer: Person, submission_id: str, *, database: Database, announcer: Announcer, now: Now
) -> SubmissionPage:
    """Return the page of a hand-in; checks that landed before the verdict come from the announcer, if it answers.

    Raises:
        NotFound: There is no such hand-in, or it is not this person's to read.
    """
    return _page(viewer, submission_id, None, database=database, announcer=announcer, now=now)


def run_page(viewer: Person, run_id: str, *, database: Database, announcer: Announcer, now: Now) -> SubmissionPage:
    """Return the page of a hand-in as this run of it tells, which need not be its newest.

    Raises:
        NotFound: There is no such run, or it is not this person's to read.
    """
    with database.read() as tx:
        run = tx.runs.get(run_id)
    try:
        submission_id = run.submission_id if run else ""
        return _page(viewer, submission_id, run, database=database, announcer=announcer, now=now)
    except NotFound as error:  # somebody else's run must look like none
        raise NotFound("run", id=run_id) from error


def _page(
    viewer: Person, submission_id: str, run: Run | None, *, database: Database, announcer: Announcer, now: Now
) -> SubmissionPage:
    with database.read() as tx:
        submission, enrollment = seen_submission(viewer, submission_id, tx)
        others = hand_ins(_around(submission, tx), tx)
        newest = next((item.run for item in others if item.submission == submission), None)
        run, exercise = _judged(viewer, run or newest, submission, enrollment, tx)
        reader, late_since = _by_dates(viewer, submission, enrollment, now(), tx)
        outlook, bound = _outlook(run, tx), tries_left(exercise, enrollment.id, now(), tx)
        tries = tries_of(submission, tx)
        pinned = answer_to_run(enrollment.cohort, exercise, run.result, tx) if run.result else None
        onward = onward_from(submission, enrollment, run, others, tx) if run == newest else None
        older = _older_version(run, exercise, tx)
    return SubmissionPage(
        submission=submission,
        run=run,
        exercise=exercise,
        cohort=enrollment.cohort,
        learner=enrollment.person,
        own=enrollment.person.id == viewer.id,
        lines=check_lines(exercise, _landed(run, announcer), tries, reader, run.state),
        outlook=outlook,
        others=others,
        onward=onward,
        pinned=pinned,
        older_version=older,
        late_since=late_since,
        bound=bound,
    )


def _outlook(run: Run, tx: Transaction) -> Outlook | None:
    return outlook_of(run, tx) if run.state is RunState.QUEUED and not run.is_held else None


def _judged(
    viewer: Person, run: Run | None, submission: Submission, enrollment: Enrollment, tx: Transaction
) -> tuple[Run, Exercise]:
    """Return a run of a hand-in that the viewer sees, and the version that it was judged by, unless they may not."""
    exercise = tx.catalog.version(run.suite_digest) if run else None
    if run is None or exercise is None or not _may_see(viewer, run, enrollment, tx):
        raise NotFound("submission", id=submission.id)
    return run, exercise


def _may_see(viewer: Person, run: Run, enrollment: Enrollment, tx: Transaction) -> bool:
    """Tell whether a run of a hand-in that the viewer sees is theirs to see, too: a regrade's is the staff's alone."""
    return run.regrade_id is None or may_see_everyone(viewer, enrollment.cohort, tx)


def _older_version(run: Run, exercise: Exercise, tx: Transaction) -> str:
    if run.status is not Status.PASSED:
        return ""
    current = tx.catalog.current(exercise.slug)
    return exercise.suite_digest if current and current.suite_digest != exercise.suite_digest else ""


def _around(submission: Submission, tx: Transaction) -> Sequence[Submission]:
    """Return the newest hand-ins of the exercise; behind them this one and the one before, where they are older."""
    place, exercise = submission.enrollment_id, submission.exercise
    newest = tx.submissions.of_exercise(place, exercise, limit=SHOWN)
    if newest[-1].number < submission.number or submission.number == 1:
        return newest if submission in newest else (*newest, submission)
    older = (submission, *tx.submissions.page([place], exercise, submission, 1))
    return (*newest, *(one for one in older if one not in newest))


def _by_dates(
    viewer: Person, submission: Submission, enrollment: Enrollment, at: datetime, tx: Transaction
) -> tuple[Reader, datetime | None]:
    """Return who reads, to whom some checks open with the learner's date, and the date that it came after."""
    given = next(iter(tx.plans.given_to(enrollment.id, submission.exercise)), None)
    past_due = given is not None and given.is_over(at)
    staff = may_see_everyone(viewer, enrollment.cohort, tx)
    return Reader(staff=staff, past_due=past_due), late_after(submission, given, tx)


def _landed(run: Run, announcer: Announcer) -> Mapping[str, CheckResult]:
    """Return what is known of each check: the stored result, or what was announced so far."""
    if run.result is not None:
        return {check.id: check for check in run.result.checks}
    if run.state is not RunState.RUNNING:
        return {}
    try:
        events = announcer.listen(run.id, "", AT_ONCE)
    except QueueUnavailable:
        return {}
    begun = max((place for place, event in enumerate(events) if event.kind == "started"), default=0)
    reports = (event.check for event in events[begun:] if event.check is not None)
    return {report.id: CheckResult.of(report) for report in reports}
