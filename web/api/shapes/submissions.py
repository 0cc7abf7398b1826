"""Hand-ins as the API lists and receives them."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Base64Bytes, Field

from grader.domain.exercises.runners import Runners
from grader.domain.submissions.sent_files import MOST_ARCHIVE_BYTES, MOST_FILES, MOST_NAME
from grader.domain.verdicts import Status
from grader.engine.listing import LearnersHandIn
from grader.engine.submissions.hand_ins import ListedHandIn
from grader.engine.submissions.handed_in_files import HandedInFiles
from grader.engine.submissions.submission_page import SubmissionPage
from grader.engine.submissions.submitting_by_program import TakenIn
from web.api.shapes.basic import Given, Person, Shape, Text
from web.api.shapes.grading import Run


class SubmissionLine(Shape):
    """A hand-in as lists show it."""

    id: str
    exercise: str
    number: int
    """1 for the learner's first try at this exercise, and so on."""

    commit: str
    received_at: datetime
    run_id: str | None
    status: Status
    passed_checks: int
    total_checks: int
    """0 before the end."""

    @classmethod
    def of(cls, hand_in: ListedHandIn) -> Self:
        """Return the line of a hand-in."""
        submission = hand_in.submission
        return cls(
            id=submission.id,
            exercise=submission.exercise,
            number=submission.number,
            commit=submission.commit,
            received_at=submission.received_at,
            run_id=hand_in.run.id if hand_in.run else None,
            status=hand_in.status,
            passed_checks=hand_in.passed_checks,
            total_checks=hand_in.total_checks,
        )


class LearnerSubmissionLine(SubmissionLine):
    """The same in a list that may hold several people's."""

    learner: str
    """The handle of whose it is."""

    @classmethod
    def of_learner(cls, listed: LearnersHandIn) -> Self:
        """Return the line of a hand-in, with whose it is."""
        return cls(**dict(SubmissionLine.of(listed.hand_in)), learner=listed.learner)


class AskedAgain(Shape):
    """The run that waits for it."""

    run_id: str


class ReceivedSubmission(Shape):
    """A submission that was stored."""

    id: str
    exercise: str
    number: int
    received_at: datetime
    run_id: str
    """The run that waits for it."""


class Received(Shape):
    """What a commit was taken in as; empty where no exercise differs from what was handed in last."""

    repository: str
    commit: str
    submissions: list[ReceivedSubmission]

    @classmethod
    def of(cls, repository: str, commit: str, taken: TakenIn) -> Self:
        """Return what came of it."""
        stored = [
            ReceivedSubmission(
                id=submission.id,
                exercise=submission.exercise,
                number=submission.number,
                received_at=submission.received_at,
                run_id=run_id,
            )
            for submission, run_id in taken.submissions
        ]
        return cls(repository=repository, commit=commit, submissions=stored)


class FileToHandIn(Given):
    """A file to hand in."""

    path: Annotated[str, Field(max_length=MOST_NAME)]
    """Below the exercise's folder; a bare name where its hand-in list has one such file alone."""

    content: Annotated[Base64Bytes, Field(max_length=MOST_ARCHIVE_BYTES)]
    """In base64; at most 256 kB, or 1 MB for an archive."""


class FilesToHandIn(Given):
    """Files of one exercise."""

    files: Annotated[list[FileToHandIn], Field(min_length=1, max_length=MOST_FILES)]


class TakenFiles(Shape):
    """The hand-in that has these files."""

    submission_id: str


class Submissions(Shape):
    """A page of hand-ins, newest first."""

    items: list[LearnerSubmissionLine]
    next: str | None
    """The `cursor` of the page after this one, or null at the end."""


class File(Shape):
    """A text that was handed in."""

    path: str
    text: str


class ChangedLine(Shape):
    """A line of a difference."""

    kind: Literal["same", "added", "removed", "gap"]
    """`gap`: lines that did not change are left out here."""

    text: str


class FileChange(Shape):
    """A file that differs from the hand-in before."""

    path: str
    lines: list[ChangedLine]
    cut: bool
    """There is more than these lines."""


class StyleAdvice(Shape):
    """A sentence on a line of a file."""

    path: str
    line: int
    said: Text


class Files(Shape):
    """What was handed in, and what differs from the hand-in before."""

    files: list[File]
    """At most 20; none where they were erased."""

    since: int | None
    """Number of the hand-in before, or null for the first, and while the newest run goes on."""

    changes: list[FileChange]

    advice: list[StyleAdvice]
    """On how it is written, three at most: for its learner once it passes. It is no part of the verdict."""

    @classmethod
    def of(cls, found: HandedInFiles) -> Self:
        """Return the files of a hand-in."""
        changes = [
            FileChange(
                path=change.path,
                lines=[ChangedLine(kind=line.kind.name.lower(), text=line.text) for line in change.lines],
                cut=change.cut,
            )
            for change in found.changes
        ]
        files = [File(path=path, text=text) for path, text in found.files.items()]
        advice = [StyleAdvice.model_validate(one) for one in found.advice]
        return cls(files=files, since=found.since, changes=changes, advice=advice)


class Change(Shape):
    """What changed since the learner's hand-in before."""

    more: int
    """How many more checks pass; below 0 where fewer do."""

    lost: list[str]
    """Checks that fail, and passed before."""


class Submission(Shape):
    """A hand-in: one exercise's folder at one commit."""

    id: str
    exercise: str
    title: Text
    cohort: str
    learner: Person
    own: bool
    """It is the caller's."""

    number: int
    commit: str
    received_at: datetime
    late: bool
    """It came after its date, and its learner had not passed in time; it is graded all the same."""

    run: Run
    """The newest, which counts."""

    others: list[SubmissionLine]
    """The learner's hand-ins of this exercise, newest first, at most 20 and this one."""

    change: Change | None
    """Null before the end, for the first, and where nothing can be compared."""

    may_ask_again: bool
    """A newer version of the exercise waits for the same files: `POST /submissions/<id>/again`."""

    next: str | None
    """The exercise that comes next, once this one is passed."""

    simpler: str | None
    """The hand-in of an exercise that the learner passed, to look at while this one is not."""

    @classmethod
    def of(cls, page: SubmissionPage, runners: Runners) -> Self:
        """Return the hand-in of a page."""
        submission, onward = page.submission, page.onward
        return cls(
            id=submission.id,
            exercise=submission.exercise,
            title=Text.model_validate(page.exercise.title),
            cohort=page.cohort,
            learner=Person.model_validate(page.learner),
            own=page.own,
            number=submission.number,
            commit=submission.commit,
            received_at=submission.received_at,
            late=page.late_since is not None,
            run=Run.of(page, runners),
            others=[SubmissionLine.of(item) for item in page.others],
            change=Change.model_validate(onward.change) if onward and onward.change else None,
            may_ask_again=onward is not None and onward.may_ask_again,
            next=onward.next.exercise if onward and onward.next else None,
            simpler=onward.simpler.progress.submission_id if onward and onward.simpler else None,
        )
