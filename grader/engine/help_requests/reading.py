"""Reads requests for help: the queue of a staff, a learner's own, and that of a hand-in."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.help_requests import HelpRequest
from grader.domain.people import Person
from grader.domain.submissions.submission import Submission
from grader.engine.people.access import STAFF_ROLES, led_cohorts, seen_submission
from grader.engine.ports.database import Database, Transaction
from grader.engine.submissions.named_hand_ins import NamedHandIn, named_hand_ins

MOST_SHOWN = 100


@dataclass(frozen=True)
class AskedHelp:
    """A request in a list, with the hand-in that it comes from."""

    request: HelpRequest
    about: NamedHandIn


@dataclass(frozen=True)
class HelpQueue:
    """What is asked.

    Attributes:
        own: The viewer's own open requests, oldest first.
        asked: Those in which the viewer, as staff, has something to do, oldest first.
        more: There are more than these.
    """

    own: tuple[AskedHelp, ...]
    asked: tuple[AskedHelp, ...]
    more: bool


def help_queue(viewer: Person, *, database: Database, cohort: str | None = None) -> HelpQueue:
    """Return the open requests that concern the viewer: their own, and those of their cohorts or of one of them."""
    with database.read() as tx:
        led = [one.slug for one in led_cohorts(viewer, tx) if cohort in {None, one.slug}]
        asked = tx.help_requests.awaiting_staff(led, MOST_SHOWN + 1) if led else ()
        places = [one.id for one in tx.cohorts.enrollments_of_person(viewer.id) if cohort in {None, one.cohort}]
        own = tx.help_requests.open_of_learners(places) if places else ()
        return HelpQueue(asked_help(own, tx), asked_help(asked[:MOST_SHOWN], tx), more=len(asked) > MOST_SHOWN)


def count_asked(viewer: Person, *, database: Database) -> int:
    """Return in how many requests the viewer, as staff of their cohorts, has something to do."""
    if viewer.role not in STAFF_ROLES:
        return 0
    with database.glance() as tx:
        return tx.help_requests.count_awaiting(viewer.id)


def request_of(viewer: Person, submission_id: str, *, database: Database) -> HelpRequest | None:
    """Return the learner's open request of a hand-in's exercise, which may come from another hand-in.

    Raises:
        NotFound: There is no such hand-in, or it is not this person's to read.
    """
    with database.read() as tx:
        submission, enrollment = seen_submission(viewer, submission_id, tx)
        return tx.help_requests.open_of(enrollment.id, submission.exercise)


def request_about(submission: Submission, *, database: Database) -> HelpRequest | None:
    """Return what `request_of` does of a hand-in that its reader is shown already."""
    with database.read() as tx:
        return tx.help_requests.open_of(submission.enrollment_id, submission.exercise)


def asked_help(
    requests: Sequence[HelpRequest], tx: Transaction, *, of: Enrollment | None = None
) -> tuple[AskedHelp, ...]:
    """Return requests with the hand-ins that they come from, in the same order.

    Args:
        of: Whose they all are, where that is known.
    """
    hand_ins = named_hand_ins([one.submission_id for one in requests], tx, of=of)
    return tuple(AskedHelp(one, hand_ins[one.submission_id]) for one in requests)
