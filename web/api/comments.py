"""Comments on hand-ins."""

from grader.domain.accounts.credentials import Scope
from grader.engine.comments import reading, writing
from grader.engine.comments.writing import Place
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Given, Slug
from web.api.shapes.comments import AllAwaiting, Comment, Removed, Thread, Threads, ToBegin, ToWrite
from web.http.bearer import caller
from web.http.context import grader

OF_SOMEBODY = ("not-allowed", "not-found")


class OfCohort(Given):
    """Which threads to list."""

    cohort: Slug | None = None
    """Of which cohort; of all where nothing is said."""


@endpoint("/comments", AllAwaiting, reading=Reading(OfCohort))
def list_comments(query: OfCohort) -> AllAwaiting:
    """List the open threads that await the caller: as a learner, and as staff of their cohorts."""
    return AllAwaiting.of(reading.awaiting(caller(), database=grader().database, cohort=query.cohort))


@endpoint("/submissions/<submission_id>/comments", Threads, reading=Reading(refusals=("not-found",)))
def read_comments(submission_id: str) -> Threads:
    """Read what was said of a hand-in."""
    said = reading.discussion(caller(), submission_id, database=grader().database)
    return Threads(items=[Thread.of(one) for one in said.threads])


@endpoint(
    "/submissions/<submission_id>/comments",
    Comment,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(body=ToBegin, refusals=OF_SOMEBODY),
)
def begin_thread(submission_id: str, body: ToBegin) -> Comment:
    """Begin a thread on a line of a file, or on the whole hand-in."""
    ours = grader()
    comment = writing.begin_thread(
        caller(),
        submission_id,
        Place(body.place.path, body.place.line) if body.place else Place(),
        body.text,
        database=ours.database,
        repositories=ours.repositories,
        now=ours.now,
        new_id=ours.new_id,
    )
    return Comment.model_validate(comment)


@endpoint(
    "/threads/<thread_id>/comments",
    Thread,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(body=ToWrite, refusals=OF_SOMEBODY),
)
def answer_thread(thread_id: str, body: ToWrite) -> Thread:
    """Write one more comment in a thread, which opens it again."""
    ours = grader()
    thread = writing.answer_thread(
        caller(), thread_id, body.text, database=ours.database, now=ours.now, new_id=ours.new_id
    )
    return Thread.of(thread)


@endpoint(
    "/threads/<thread_id>/resolve",
    Thread,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(refusals=("not-found",)),
)
def resolve_thread(thread_id: str) -> Thread:
    """Say that nobody needs to read a thread any more."""
    return Thread.of(writing.resolve_thread(caller(), thread_id, database=grader().database))


@endpoint(
    "/threads/<thread_id>/reopen",
    Thread,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(refusals=("not-found",)),
)
def reopen_thread(thread_id: str) -> Thread:
    """Open a thread again."""
    return Thread.of(writing.reopen_thread(caller(), thread_id, database=grader().database))


@endpoint(
    "/comments/<comment_id>",
    Thread,
    scope=Scope.COMMENT,
    method="PUT",
    reading=Reading(body=ToWrite, refusals=OF_SOMEBODY),
)
def change_comment(comment_id: str, body: ToWrite) -> Thread:
    """Replace the text of a comment that the caller wrote."""
    ours = grader()
    return Thread.of(writing.change_comment(caller(), comment_id, body.text, database=ours.database, now=ours.now))


@endpoint(
    "/comments/<comment_id>",
    Removed,
    scope=Scope.COMMENT,
    method="DELETE",
    reading=Reading(refusals=OF_SOMEBODY),
)
def remove_comment(comment_id: str) -> Removed:
    """Remove a comment that the caller wrote; with its last one, its thread is gone."""
    writing.remove_comment(caller(), comment_id, database=grader().database)
    return Removed(id=comment_id)
