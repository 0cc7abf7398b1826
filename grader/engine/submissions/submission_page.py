"""One hand-in as its page shows it: check by check, as much of each as the reader may see, live while it runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.errors import NotFound, QueueUnavailable
from grader.domain.exercises.exercise import Check, Exercise, Isolation, Visibility
from grader.domain.grading.report import first_to_mend
from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.people import Person
from grader.domain.queue.outlook import Outlook
from grader.domain.submissions.submission import Submission
from grader.domain.text import Message, Text
from grader.domain.verdicts import SAY_ALL, Outcome, RunState, Status
from grader.engine.grading.hints import Tries, tries_of
from grader.engine.people.access import may_see_everyone, may_see_submission
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.grading import Announcer
from grader.engine.ports.sources import Now
from grader.engine.queue.outlooks import outlook_of
from grader.engine.submissions.hand_ins import ListedHandIn, hand_ins

SHOWN = 20
AT_ONCE = timedelta(0)


@dataclass(frozen=True)
class CheckLine:
    """One check of the page.

    Attributes:
        outcome: None while it has not landed.
        told: What may be said of it; None when it has not landed, or when the reader sees its name only.
        name_only: The learner sees nothing but its name and outcome; staff see it all, with this mark.
        hints: Those that are unlocked; staff see all.
        locked_hints: How many are still to come.
        first_to_mend: It is the one to open.
        needed: Title of the check that must pass first, for one that was not run because of it.
    """

    check: Check
    outcome: Outcome | None
    told: CheckResult | None
    name_only: bool
    hints: tuple[Text, ...]
    locked_hints: int
    first_to_mend: bool
    needed: Text | None


@dataclass(frozen=True)
class SubmissionPage:
    """What the page of a hand-in shows.

    Attributes:
        learner: Whose it is.
        own: The reader is the learner.
        lines: In the exercise's order.
        outlook: How things stand for a run that waits; None for any other.
        others: The learner's hand-ins of this exercise, newest first, at most 20; this one may be among them.
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

    @property
    def status(self) -> Status:
        """Return the word that people read for it."""
        return self.run.status

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

    @property
    def passed(self) -> int:
        """Return how many checks have passed so far."""
        return sum(line.outcome is Outcome.PASSED for line in self.lines)

    @property
    def landed(self) -> int:
        """Return how many checks have an outcome so far."""
        return sum(line.outcome is not None for line in self.lines)

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
        submission, enrollment = _theirs(viewer, submission_id, tx)
        others = hand_ins(_around(submission, tx), tx)
        run = run or next((item.run for item in others if item.submission == submission), None)
        exercise = tx.catalog.version(run.suite_digest) if run else None
        if run is None or exercise is None:
            raise NotFound("submission", id=submission_id)
        staff = may_see_everyone(viewer, enrollment.cohort, tx)
        due_at = _due_at(enrollment.cohort, exercise.slug, tx)
        outlook = outlook_of(run, tx) if run.state is RunState.QUEUED else None
        tries = tries_of(submission, exercise, tx)
    reader = _Reader(staff=staff, past_due=due_at is not None and due_at <= now())
    return SubmissionPage(
        submission=submission,
        run=run,
        exercise=exercise,
        cohort=enrollment.cohort,
        learner=enrollment.person,
        own=enrollment.person.id == viewer.id,
        lines=_lines(exercise, _landed(run, announcer), tries, reader),
        outlook=outlook,
        others=others,
    )


@dataclass(frozen=True)
class _Reader:
    staff: bool
    past_due: bool

    def sees_name_only(self, check: Check) -> bool:
        """Tell whether a learner would now see nothing but the name of this check."""
        if check.visibility is Visibility.AFTER_DUE_DATE:
            return not self.past_due
        return check.visibility is Visibility.HIDDEN


def _theirs(viewer: Person, submission_id: str, tx: Transaction) -> tuple[Submission, Enrollment]:
    submission = tx.submissions.get(submission_id)
    enrollment = tx.cohorts.enrollment(submission.enrollment_id) if submission else None
    if submission is None or enrollment is None or not may_see_submission(viewer, enrollment, tx):
        raise NotFound("submission", id=submission_id)
    return submission, enrollment


def _around(submission: Submission, tx: Transaction) -> Sequence[Submission]:
    """Return the newest hand-ins of the exercise, with this one at the end when it is older than they are."""
    newest = tx.submissions.of_exercise(submission.enrollment_id, submission.exercise, limit=SHOWN)
    return newest if submission in newest else (*newest, submission)


def _due_at(cohort: str, exercise: str, tx: Transaction) -> datetime | None:
    given = tx.cohorts.assignment(cohort, exercise)
    return given.due_at if given else None


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


def _lines(
    exercise: Exercise, landed: Mapping[str, CheckResult], tries: Tries, reader: _Reader
) -> tuple[CheckLine, ...]:
    first = first_to_mend(landed[check.id] for check in exercise.checks if check.id in landed)
    lines = []
    for check in exercise.checks:
        seen = landed.get(check.id)
        name_only = reader.sees_name_only(check)
        covered = name_only and not reader.staff
        hints = () if covered else check.hints
        shown = hints if covered or reader.staff else tries.unlocked(check, seen)
        line = CheckLine(
            check=check,
            outcome=seen.outcome if seen else None,
            told=None if covered else seen,
            name_only=name_only,
            hints=shown,
            locked_hints=len(hints) - len(shown),
            first_to_mend=seen is not None and seen is first,
            needed=_needed(exercise, seen),
        )
        lines.append(line)
    return tuple(lines)


def _needed(exercise: Exercise, result: CheckResult | None) -> Text | None:
    message = result.message if result else None
    wanted = message.params.get("check") if message and message.code == "needs" else None
    return next((check.title for check in exercise.checks if check.id == wanted), None)
