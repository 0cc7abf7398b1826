"""Hand-ins: what was handed in, and handing in by a program."""

from collections.abc import Iterator

from flask import Flask, current_app
from pydantic import Field

from grader.assembly import Grader
from grader.domain.accounts.credentials import Scope
from grader.domain.exercises.exercise import SourceFile
from grader.domain.submissions.push_options import AnswerForm, Manner
from grader.engine import listing
from grader.engine.grading import asking_again
from grader.engine.submissions.handed_in_files import handed_in_files
from grader.engine.submissions.own_hand_in import own_hand_in
from grader.engine.submissions.sending_files import send_files
from grader.engine.submissions.submission_page import submission_page
from grader.engine.submissions.submitting_by_program import Desk, HandIn
from web.api.endpoints import Answered, Reading, endpoint, stream
from web.api.shapes.basic import CommitId, Given, Handle, Paged, RepositoryName, RequestKey, Slug
from web.api.shapes.submissions import (
    AskedAgain,
    Files,
    FilesToHandIn,
    LearnerSubmissionLine,
    Received,
    Submission,
    Submissions,
    TakenFiles,
)
from web.http.bearer import caller
from web.http.context import grader, language
from web.http.sending import sending_ports
from web.telling.lines import told_lines

DESK = "desk"
LINES = "application/x-ndjson"
MOST_BODY_BYTES = 1_500_000
"""Files of 1 MB in base64, and what is around them."""


def init_app(app: Flask, ours: Grader) -> None:
    """Open the desk that this process's threads share."""
    app.extensions[DESK] = Desk(
        database=ours.database,
        repositories=ours.repositories,
        doorbell=ours.doorbell,
        now=ours.now,
        new_id=ours.new_id,
        queue_limit=ours.settings.queue_limit,
    )


class SubmissionFilter(Paged):
    """Which hand-ins to list."""

    learner: Handle | None = None
    """Whose; where nothing is said, the caller's own, and those of the cohorts whose staff they are."""

    exercise: Slug | None = None
    """Of which exercise; of all where nothing is said."""


class LinesQuery(Given):
    """How to write what is told."""

    form: AnswerForm | None = None
    """`json`: the events of `git push -o json`; `text` and `ascii`: events `line`. Unset: as the person's push is."""


class ToHandIn(Given):
    """A commit on our server."""

    repository: RepositoryName
    """`<cohort>/<handle>`, as in the address that `git clone` takes."""

    commit: CommitId
    """The whole id, 40 hexadecimal digits, of a commit that was pushed on any branch."""


class Repeatable(Given):
    """What makes a request one that can be sent again."""

    key: RequestKey | None = Field(default=None, alias="Idempotency-Key")
    """A name of your choice for this request: sent again within two days, it gets the same answer and does nothing."""


@endpoint(
    "/submissions",
    Received,
    scope=Scope.SUBMIT,
    method="POST",
    created=True,
    reading=Reading(
        body=ToHandIn, headers=Repeatable, refusals=("not-allowed", "not-found", "reused-key", "queue-full")
    ),
)
def hand_in(body: ToHandIn, headers: Repeatable) -> Answered:
    """Hand in a commit: a submission for each exercise whose folder differs from the last one handed in."""
    cohort, _, handle = body.repository.partition("/")
    desk: Desk = current_app.extensions[DESK]
    taken = desk.hand_in(caller(), HandIn(cohort, handle, body.commit, headers.key))
    return Answered(Received.of(body.repository, body.commit, taken), 201 if taken.created else 200)


@endpoint(
    "/exercises/<slug>/files",
    TakenFiles,
    scope=Scope.SUBMIT,
    method="POST",
    created=True,
    reading=Reading(body=FilesToHandIn, refusals=("not-allowed", "not-found", "not-valid"), most_bytes=MOST_BODY_BYTES),
)
def hand_in_files(slug: str, body: FilesToHandIn) -> Answered:
    """Hand in files without Git: they become a commit on the caller's `main`, which is taken in like a push."""
    files = [SourceFile(one.path, one.content) for one in body.files]
    sent = send_files(caller(), slug, files, **sending_ports())
    return Answered(TakenFiles(submission_id=sent.submission_id), 201 if sent.created else 200)


@endpoint("/submissions", Submissions, reading=Reading(SubmissionFilter, refusals=("not-found",)))
def list_submissions(query: SubmissionFilter) -> Submissions:
    """List hand-ins, newest first: one's own, those of the cohorts that one teaches, or one learner's."""
    found = listing.readable_submissions(
        caller(),
        query.learner,
        exercise=query.exercise,
        after=query.cursor or "",
        limit=query.limit,
        database=grader().database,
    )
    return Submissions(items=[LearnerSubmissionLine.of_learner(item) for item in found.items], next=found.next)


@endpoint("/submissions/<submission_id>", Submission, reading=Reading(refusals=("not-found",)))
def read_submission(submission_id: str) -> Submission:
    """Read a hand-in with its newest run, check by check, also while it runs."""
    ours = grader()
    page = submission_page(caller(), submission_id, database=ours.database, announcer=ours.announcer, now=ours.now)
    return Submission.of(page, grader().runners)


@endpoint("/submissions/<submission_id>/files", Files, reading=Reading(refusals=("not-found",)))
def read_files(submission_id: str) -> Files:
    """Read the files of a hand-in, and what differs from the hand-in before."""
    ours = grader()
    page = submission_page(caller(), submission_id, database=ours.database, announcer=ours.announcer, now=ours.now)
    return Files.of(
        handed_in_files(
            page, database=ours.database, repositories=ours.repositories, runners=ours.runners, linters=ours.linters
        )
    )


@stream("/submissions/<submission_id>/lines", LINES, reading=Reading(LinesQuery, refusals=("not-found",)))
def follow_lines(submission_id: str, query: LinesQuery) -> Iterator[bytes]:
    """Follow one's own hand-in as its push would tell it: a JSON document a line, as it happens, up to its end."""
    person = caller()
    repository, accepted = own_hand_in(person, submission_id, database=grader().database)
    form = query.form or (AnswerForm.ASCII if person.ascii_terminal else AnswerForm.TEXT)
    return told_lines(person, repository, accepted, Manner(form, language()), grader=grader())


@endpoint(
    "/submissions/<submission_id>/again",
    AskedAgain,
    scope=Scope.SUBMIT,
    method="POST",
    reading=Reading(refusals=("not-allowed", "not-found")),
)
def ask_again(submission_id: str) -> AskedAgain:
    """Run a hand-in against the newer version of its exercise, where there is one and it did not pass."""
    ours = grader()
    again = asking_again.ask_again(
        caller(), submission_id, database=ours.database, doorbell=ours.doorbell, now=ours.now, new_id=ours.new_id
    )
    return AskedAgain(run_id=again.id)
