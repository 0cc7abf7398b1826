"""Hand-ins and their runs."""

from grader.engine import listing
from grader.engine.submission_page import run_page, submission_page
from web.api.bearer import caller
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Handle, Paged, Slug
from web.api.shapes.runs import Run, RunLine, Runs, Submission, SubmissionLine, Submissions
from web.context import grader


class Wanted(Paged):
    """Which hand-ins to list."""

    learner: Handle | None = None
    """Whose; the caller's own where nothing is said."""

    exercise: Slug | None = None
    """Of which exercise; of all where nothing is said."""


@endpoint("/submissions", Submissions, reading=Reading(Wanted, refusals=("not-found",)))
def list_submissions(query: Wanted) -> Submissions:
    """List a learner's hand-ins, newest first."""
    found = listing.submissions_of(
        caller(),
        query.learner,
        exercise=query.exercise,
        after=query.cursor or "",
        limit=query.limit,
        database=grader().database,
    )
    return Submissions(items=[SubmissionLine.of(item) for item in found.items], next=found.next)


@endpoint("/submissions/<submission_id>", Submission, reading=Reading(refusals=("not-found",)))
def read_submission(submission_id: str) -> Submission:
    """Read a hand-in with its newest run, check by check, also while it runs."""
    ours = grader()
    page = submission_page(caller(), submission_id, database=ours.database, announcer=ours.announcer, now=ours.now)
    return Submission.of(page)


@endpoint("/submissions/<submission_id>/runs", Runs, reading=Reading(refusals=("not-found",)))
def list_runs(submission_id: str) -> Runs:
    """List the runs of a hand-in, newest first; more than one where it was graded again."""
    _, runs = listing.runs_of(caller(), submission_id, database=grader().database)
    return Runs(items=[RunLine.model_validate(run) for run in runs])


@endpoint("/runs/<run_id>", Run, reading=Reading(refusals=("not-found",)))
def read_run(run_id: str) -> Run:
    """Read a run: the JSON of `grader grade --json`, and where the run is on its way."""
    ours = grader()
    page = run_page(caller(), run_id, database=ours.database, announcer=ours.announcer, now=ours.now)
    return Run.of(page)
