"""Long lists, a page at a time: each page begins after the last thing of the one before, so that none is skipped."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.run import Run
from grader.domain.people import Person, Role
from grader.domain.submissions.submission import Submission
from grader.engine.people.access import (
    STAFF_ROLES,
    led_cohorts,
    may_see_cohort,
    may_see_everyone,
    may_see_submission,
    seen_places,
)
from grader.engine.ports.database import Database, Transaction
from grader.engine.submissions.hand_ins import ListedHandIn, hand_ins

Item = TypeVar("Item")


@dataclass(frozen=True)
class Listing(Generic[Item]):
    """One page of a list.

    Attributes:
        next: What to ask for the page after this one with, or None at the end.
    """

    items: tuple[Item, ...]
    next: str | None


@dataclass(frozen=True)
class LearnersHandIn:
    """A hand-in in a list that may hold several people's; `learner` is the handle of whose it is."""

    hand_in: ListedHandIn
    learner: str


def submissions_of(
    viewer: Person, handle: str, *, exercise: str | None, after: str, limit: int, database: Database
) -> Listing[ListedHandIn]:
    """Return a learner's hand-ins, newest first.

    Raises:
        NotFound: There is no such person, nothing of theirs is this viewer's to read, or `after` is no hand-in of
            this list.
    """
    with database.read() as tx:
        found = _listed(_places(viewer, handle, tx), exercise, after, limit, tx)
        return _page(hand_ins(found, tx), limit, lambda item: item.submission.id)


def readable_submissions(
    viewer: Person, handle: str | None, *, exercise: str | None, after: str, limit: int, database: Database
) -> Listing[LearnersHandIn]:
    """Return the hand-ins that somebody may read, newest first: their own, and those of whom they teach.

    Args:
        handle: The one learner that is meant, or None for all.

    Raises:
        NotFound: As `submissions_of`.
    """
    with database.read() as tx:
        places = _readable(viewer, tx) if handle is None else _places(viewer, handle, tx)
        found = _listed(places, exercise, after, limit, tx)
        learners = {place.id: place.person.handle for place in tx.cohorts.places([one.enrollment_id for one in found])}
        listed = (LearnersHandIn(one, learners[one.submission.enrollment_id]) for one in hand_ins(found, tx))
        return _page(listed, limit, lambda item: item.hand_in.submission.id)


def _listed(
    places: Sequence[str], exercise: str | None, after: str, limit: int, tx: Transaction
) -> tuple[Submission, ...]:
    """Return one hand-in more than a page holds."""
    last = tx.submissions.get(after) if after else None
    if after and (last is None or last.enrollment_id not in places):
        raise NotFound("cursor", cursor=after)
    return tx.submissions.page(places, exercise, last, limit + 1) if places else ()


def runs_of(viewer: Person, submission_id: str, *, database: Database) -> tuple[Submission, tuple[Run, ...]]:
    """Return a hand-in with all its runs, newest first: more than one where it was graded again.

    Raises:
        NotFound: There is no such hand-in, or it is not this person's to read.
    """
    with database.read() as tx:
        submission = tx.submissions.get(submission_id)
        place = tx.cohorts.enrollment(submission.enrollment_id) if submission else None
        if submission is None or place is None or not may_see_submission(viewer, place, tx):
            raise NotFound("submission", id=submission_id)
        return submission, tx.runs.of_submission(submission_id)


def exercises_of(viewer: Person, *, after: str, limit: int, database: Database) -> Listing[Exercise]:
    """Return the exercises whose page this person may open, by slug."""
    with database.read() as tx:
        given = _given(viewer, tx)
        every = viewer.role in STAFF_ROLES
        found = [one for one in tx.catalog.all_current() if one.slug > after and (every or one.slug in given)]
    return _page(found, limit, lambda exercise: exercise.slug)


def cohorts_of(viewer: Person, *, after: str, limit: int, database: Database) -> Listing[Cohort]:
    """Return the cohorts whose board this person may open, all of them for operators, by slug."""
    with database.read() as tx:
        every = viewer.role is Role.OPERATOR
        theirs = tx.cohorts.all() if every else tx.cohorts.of_person(viewer.id, led=viewer.role in STAFF_ROLES)
    found = [cohort for cohort in theirs if cohort.slug > after]
    return _page(found, limit, lambda cohort: cohort.slug)


def learners_of(viewer: Person, cohort: str, *, after: str, limit: int, database: Database) -> Listing[Enrollment]:
    """Return the places of a cohort by handle: all of them for its staff, their own for a learner.

    Raises:
        NotFound: There is no such cohort, or this person has no part in it.
    """
    with database.read() as tx:
        if tx.cohorts.get(cohort) is None or not may_see_cohort(viewer, cohort, tx):
            raise NotFound("cohort", slug=cohort)
        every = may_see_everyone(viewer, cohort, tx)
        places = [place for place in tx.cohorts.enrollments(cohort) if every or place.person.id == viewer.id]
    found = [place for place in places if place.person.handle > after]
    return _page(found, limit, lambda place: place.person.handle)


def people(viewer: Person, *, after: str, limit: int, database: Database) -> Listing[Person]:
    """Return everybody of the installation by handle, for operators.

    Raises:
        NotAllowed: `operators_only`.
    """
    if viewer.role is not Role.OPERATOR:
        raise NotAllowed("operators_only")
    with database.read() as tx:
        found = tx.people.page(after, limit + 1)
    return _page(found, limit, lambda person: person.handle)


def _places(viewer: Person, handle: str, tx: Transaction) -> list[str]:
    """Return the ids of a learner's places in cohorts, as far as their hand-ins are the viewer's to read."""
    _, seen = seen_places(viewer, handle, tx)
    return [place.id for place in seen]


def _readable(viewer: Person, tx: Transaction) -> list[str]:
    """Return the ids of the viewer's own places, and of those in the cohorts whose staff they are."""
    own = tx.cohorts.enrollments_of_person(viewer.id)
    led = (place for cohort in led_cohorts(viewer, tx) for place in tx.cohorts.enrollments(cohort.slug))
    return [place.id for place in (*own, *led)]


def _given(viewer: Person, tx: Transaction) -> frozenset[str]:
    places = tx.cohorts.enrollments_of_person(viewer.id)
    return frozenset(given.exercise for place in places for given in tx.cohorts.assignments(place.cohort))


def _page(found: Iterable[Item], limit: int, key: Callable[[Item], str]) -> Listing[Item]:
    items = tuple(found)
    shown = items[:limit]
    return Listing(shown, key(shown[-1]) if len(items) > limit else None)
