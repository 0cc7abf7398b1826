"""Writes comments on hand-ins, changes and removes one's own, resolves threads and opens them again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.comments import Comment, Thread, Turn, turn_after
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.naming import checked_text
from grader.domain.people import Person
from grader.domain.submissions.submission import Submission
from grader.engine.people.access import seen_submission
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import NewId, Now
from grader.engine.submissions.handed_in_files import texts_handed_in
from grader.engine.submissions.keeping import require_kept

MOST_A_HAND_IN = 300


@dataclass(frozen=True)
class Place:
    """Where in a hand-in a thread begins; the whole of it where nothing is said."""

    path: str = ""
    line: int | None = None


def begin_thread(
    viewer: Person,
    submission_id: str,
    place: Place,
    text: str,
    *,
    database: Database,
    repositories: Repositories,
    now: Now,
    new_id: NewId,
) -> Comment:
    """Return the first comment of a new thread, by the learner or the cohort's staff.

    Raises:
        NotFound: There is no such hand-in, or it is not this person's to read; `line_shape`: it has no such line.
        NotValid: The text.
        NotAllowed: The hand-in's code was erased, or has very many comments.
    """
    text = checked_text(text)
    if place != Place():
        _check_line(viewer, submission_id, place, database, repositories)
    with database.begin() as tx:
        submission, enrollment = seen_submission(viewer, submission_id, tx)
        require_kept(submission, tx)
        return add_thread(viewer, submission, enrollment, place, text, tx, now=now, new_id=new_id)


def add_thread(
    viewer: Person,
    submission: Submission,
    enrollment: Enrollment,
    place: Place,
    text: str,
    tx: Transaction,
    *,
    now: Now,
    new_id: NewId,
) -> Comment:
    """Return the first comment of a new thread of a hand-in that is kept, in a transaction that is under way.

    Raises:
        NotAllowed: The hand-in has very many comments.
    """
    first = Comment(new_id(), new_id(), viewer, text, now())
    turn, at = turn_after([first], enrollment.person.id), first.written_at
    tx.comments.begin(Thread(first.thread_id, submission.id, enrollment.id, place.path, place.line, turn, at))
    _add(first, submission, tx)
    return first


def answer_thread(viewer: Person, thread_id: str, text: str, *, database: Database, now: Now, new_id: NewId) -> Thread:
    """Return the thread with one more comment, open again if it was resolved.

    Raises:
        NotFound: There is no such thread, or it is not this person's to read.
        NotValid: The text.
        NotAllowed: The hand-in's code was erased, or has very many comments.
    """
    text = checked_text(text)
    with _seen(viewer, thread_id, database) as (thread, learner_id, tx):
        comment = Comment(new_id(), thread.id, viewer, text, now())
        submission, _ = seen_submission(viewer, thread.submission_id, tx)
        require_kept(submission, tx)
        _add(comment, submission, tx)
        tx.comments.turn_to(thread.id, turn_after([comment], learner_id), comment.written_at)
        return tx.comments.thread(thread.id) or thread


def resolve_thread(viewer: Person, thread_id: str, *, database: Database) -> Thread:
    """Return the thread, which awaits nobody any more.

    Raises:
        NotFound: There is no such thread, or it is not this person's to read.
    """
    with _seen(viewer, thread_id, database) as (thread, _, tx):
        tx.comments.turn_to(thread.id, Turn.NOBODY)
        return tx.comments.thread(thread.id) or thread


def reopen_thread(viewer: Person, thread_id: str, *, database: Database) -> Thread:
    """Return the thread, which awaits somebody again.

    Raises:
        NotFound: There is no such thread, or it is not this person's to read.
    """
    with _seen(viewer, thread_id, database) as (thread, learner_id, tx):
        tx.comments.turn_to(thread.id, turn_after(thread.comments, learner_id))
        return tx.comments.thread(thread.id) or thread


def change_comment(viewer: Person, comment_id: str, text: str, *, database: Database, now: Now) -> Thread:
    """Return the thread in which the viewer's own comment says something else now.

    Raises:
        NotFound: There is no such comment, or it is not this person's to read.
        NotAllowed: `not_author`.
        NotValid: The text.
    """
    text = checked_text(text)
    with database.begin() as tx:
        _, thread = own_comment(viewer, comment_id, tx)
        tx.comments.change(comment_id, text, now())
        return tx.comments.thread(thread.id) or thread


def remove_comment(viewer: Person, comment_id: str, *, database: Database) -> Thread:
    """Return the thread as it was, from which the viewer's own comment is gone; with its last one it is gone itself.

    Raises:
        NotFound: There is no such comment, or it is not this person's to read.
        NotAllowed: `not_author`.
    """
    with database.begin() as tx:
        _, known = own_comment(viewer, comment_id, tx)
        thread, enrollment = _held(viewer, known, comment_id, tx)
        tx.comments.remove(comment_id)
        left = [one for one in thread.comments if one.id != comment_id]
        if not left:
            tx.comments.end(thread.id)
        elif not thread.resolved:
            tx.comments.turn_to(thread.id, turn_after(left, enrollment.person.id))
        return thread


def own_comment(viewer: Person, comment_id: str, tx: Transaction) -> tuple[Comment, Thread]:
    """Return a comment that the viewer wrote, with its thread.

    Raises:
        NotFound: There is no such comment, or it is not this person's to read.
        NotAllowed: `not_author`.
    """
    comment = tx.comments.comment(comment_id)
    thread = tx.comments.thread(comment.thread_id) if comment else None
    if comment is None or thread is None:
        raise NotFound("comment", id=comment_id)
    seen_submission(viewer, thread.submission_id, tx, code="comment")
    if comment.author.id != viewer.id:
        raise NotAllowed("not_author")
    return comment, thread


@contextmanager
def _seen(viewer: Person, thread_id: str, database: Database) -> Iterator[tuple[Thread, str, Transaction]]:
    """Yield a thread that the viewer may read, the id of its learner, and the transaction, alone with that learner."""
    with database.begin() as tx:
        known = tx.comments.thread(thread_id)
        thread, enrollment = _held(viewer, known, thread_id, tx)
        yield thread, enrollment.person.id, tx


def _held(viewer: Person, known: Thread | None, asked: str, tx: Transaction) -> tuple[Thread, Enrollment]:
    """Return a thread as it is now that nobody else writes in it."""
    if known is None:
        raise NotFound("comment", id=asked)
    submission, enrollment = seen_submission(viewer, known.submission_id, tx, code="comment")
    tx.repositories.get(submission.repository_id)
    thread = tx.comments.thread(known.id)
    if thread is None:
        raise NotFound("comment", id=asked)
    return thread, enrollment


def _add(comment: Comment, submission: Submission, tx: Transaction) -> None:
    if tx.comments.count(submission.id) >= MOST_A_HAND_IN:
        raise NotAllowed("too_many_comments", most=MOST_A_HAND_IN)
    tx.comments.add(comment)


def _check_line(
    viewer: Person, submission_id: str, place: Place, database: Database, repositories: Repositories
) -> None:
    with database.read() as tx:
        submission, _ = seen_submission(viewer, submission_id, tx)
    texts = texts_handed_in(submission, database=database, repositories=repositories)
    lines = texts.get(place.path, "").splitlines()
    if place.line is None or not 1 <= place.line <= len(lines):
        raise NotFound("line_shape")
