"""Reads comments: those of a hand-in, and the open threads that await somebody."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.comments import Comment, Thread
from grader.domain.people import Person
from grader.domain.submissions.submission import Submission
from grader.engine.comments.writing import own_comment
from grader.engine.people.access import led_cohorts, may_see_everyone, seen_submission
from grader.engine.ports.database import Database, Transaction
from grader.engine.submissions.named_hand_ins import NamedHandIn, named_hand_ins

MOST_AWAITING = 50


@dataclass(frozen=True)
class Discussion:
    """All that was said of a hand-in.

    Attributes:
        threads: Those on the whole first, then by file and line.
    """

    threads: tuple[Thread, ...]

    def at(self, path: str, line: int) -> tuple[Thread, ...]:
        """Return the threads on a line."""
        return tuple(one for one in self.threads if (one.path, one.line) == (path, line))

    def lines(self, path: str) -> tuple[int, ...]:
        """Return the lines of a file that have threads, in order."""
        return tuple(sorted({one.line for one in self.threads if one.path == path and one.line is not None}))

    def open_in(self, path: str) -> int:
        """Return how many threads on lines of a file are open."""
        return sum(one.path == path and not one.resolved for one in self.threads)

    def beside(self, shown: Collection[tuple[str, int]]) -> tuple[Thread, ...]:
        """Return the threads on the whole, and those on lines that are not shown."""
        return tuple(one for one in self.threads if one.line is None or (one.path, one.line) not in shown)


@dataclass(frozen=True)
class AwaitingThread:
    """An open thread in a list, with the hand-in that it is about."""

    thread: Thread
    about: NamedHandIn


@dataclass(frozen=True)
class AwaitingPage:
    """What awaits somebody.

    Attributes:
        threads: Those that have waited longest first.
        more: There are more than these.
    """

    threads: tuple[AwaitingThread, ...]
    more: bool


def discussion(viewer: Person, submission_id: str, *, database: Database) -> Discussion:
    """Return what was said of a hand-in.

    Raises:
        NotFound: There is no such hand-in, or it is not this person's to read.
    """
    with database.read() as tx:
        seen_submission(viewer, submission_id, tx)
        return Discussion(tx.comments.of_submissions([submission_id]).get(submission_id, ()))


def discussion_about(submission: Submission, *, database: Database) -> Discussion:
    """Return what was said of a hand-in that its reader is shown already."""
    with database.read() as tx:
        return Discussion(tx.comments.of_submissions([submission.id]).get(submission.id, ()))


def awaiting(viewer: Person, *, database: Database, cohort: str | None = None) -> AwaitingPage:
    """Return the threads that await the viewer: as a learner, and as staff of their cohorts or of one of them."""
    with database.read() as tx:
        led = [one.slug for one in led_cohorts(viewer, tx) if cohort in {None, one.slug}]
        held = tx.cohorts.enrollments_of_person(viewer.id)
        places = [one.id for one in held if cohort in {None, one.cohort}]
        found = (*tx.comments.awaiting_learner(places, MOST_AWAITING + 1),) if places else ()
        found += tx.comments.awaiting_staff(led, MOST_AWAITING + 1) if led else ()
        return AwaitingPage(awaiting_threads(found[:MOST_AWAITING], tx), more=len(found) > MOST_AWAITING)


def count_unanswered(viewer: Person, cohort: str, *, database: Database) -> int:
    """Return how many threads of a cohort await its staff, of whom the viewer is one; else 0."""
    with database.read() as tx:
        if not may_see_everyone(viewer, cohort, tx):
            return 0
        return tx.comments.count_awaiting_staff([cohort]).get(cohort, 0)


def comment_to_change(viewer: Person, comment_id: str, *, database: Database) -> tuple[Comment, Thread]:
    """Return a comment that the viewer wrote, with its thread.

    Raises:
        NotFound: There is no such comment, or it is not this person's to read.
        NotAllowed: `not_author`.
    """
    with database.read() as tx:
        return own_comment(viewer, comment_id, tx)


def awaiting_threads(
    threads: Sequence[Thread], tx: Transaction, *, of: Enrollment | None = None
) -> tuple[AwaitingThread, ...]:
    """Return threads with the hand-ins that they are about, in the same order.

    Args:
        of: Whose they all are, where that is known.
    """
    hand_ins = named_hand_ins([one.submission_id for one in threads], tx, of=of)
    return tuple(AwaitingThread(one, hand_ins[one.submission_id]) for one in threads)
