"""Hand-ins as lists of other things name them: with the exercise's title, and whose they are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.submissions.submission import Submission
from grader.domain.text import Text
from grader.engine.ports.database import Transaction


@dataclass(frozen=True)
class NamedHandIn:
    """A hand-in that something in a list is about."""

    submission: Submission
    title: Text
    enrollment: Enrollment


def named_hand_ins(
    submission_ids: Collection[str], tx: Transaction, *, of: Enrollment | None = None
) -> Mapping[str, NamedHandIn]:
    """Return hand-ins by id.

    Args:
        of: Whose they all are, where that is known.
    """
    submissions = tx.submissions.get_all(sorted(set(submission_ids)))
    known = [of] if of else tx.cohorts.places(sorted({one.enrollment_id for one in submissions.values()}))
    places = {one.id: one for one in known}
    exercises = tx.catalog.current_among(sorted({one.exercise for one in submissions.values()}))
    titles = {slug: exercise.title for slug, exercise in exercises.items()}
    return {
        one.id: NamedHandIn(one, titles.get(one.exercise, Text(one.exercise, one.exercise)), places[one.enrollment_id])
        for one in submissions.values()
    }
