"""Who may see what: learners their own work, staff that of their cohorts, operators nobody's code."""

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.errors import NotFound
from grader.domain.people import Person, Role
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Transaction

STAFF_ROLES = frozenset({Role.TRAINER, Role.LEAD})


def may_see_cohort(viewer: Person, cohort: str, tx: Transaction) -> bool:
    """Tell whether the cohort's page exists for this person: its learners and its staff.

    What a learner is shown there is their own row, and the others only as numbers (`may_see_everyone`).
    """
    if may_see_everyone(viewer, cohort, tx):
        return True
    return tx.cohorts.enrollment_of(cohort, viewer.id) is not None


def may_see_everyone(viewer: Person, cohort: str, tx: Transaction) -> bool:
    """Tell whether this person may read every learner's row of the cohort: its trainers and leads."""
    return viewer.role in STAFF_ROLES and tx.cohorts.is_staff(cohort, viewer.id)


def may_see_submission(viewer: Person, enrollment: Enrollment, tx: Transaction) -> bool:
    """Tell whether this person may read what was handed in from this place in a cohort."""
    if enrollment.person.id == viewer.id:
        return True
    return may_see_everyone(viewer, enrollment.cohort, tx)


def seen_places(viewer: Person, handle: str, tx: Transaction) -> tuple[Person, list[Enrollment]]:
    """Return a learner, and those of their places in cohorts whose work this person may read; of themself, all.

    Raises:
        NotFound: There is no such person, or nothing of theirs is this viewer's to read.
    """
    learner = viewer if handle == viewer.handle else tx.people.by_handle(handle)
    held = tx.cohorts.enrollments_of_person(learner.id) if learner else ()
    seen = [place for place in held if may_see_submission(viewer, place, tx)]
    if learner is None or (learner.id != viewer.id and not seen):
        raise NotFound("person", handle=handle)
    return learner, seen


def seen_submission(
    viewer: Person, submission_id: str, tx: Transaction, *, code: str = "submission"
) -> tuple[Submission, Enrollment]:
    """Return a hand-in, and the place in a cohort that it came from.

    Args:
        code: What the refusal calls the thing that was asked for, where it belongs to a hand-in.

    Raises:
        NotFound: There is no such hand-in, or it is not this person's to read.
    """
    submission = tx.submissions.get(submission_id)
    enrollment = tx.cohorts.enrollment(submission.enrollment_id) if submission else None
    if submission is None or enrollment is None or not may_see_submission(viewer, enrollment, tx):
        raise NotFound(code, id=submission_id)
    return submission, enrollment


def staffed_submission(
    viewer: Person, submission_id: str, tx: Transaction, *, code: str = "submission"
) -> tuple[Submission, Enrollment]:
    """Return a hand-in of a cohort whose staff the viewer is, and the place that it came from; see `seen_submission`.

    Raises:
        NotFound: There is no such hand-in, or the viewer is not of that staff.
    """
    submission, enrollment = seen_submission(viewer, submission_id, tx, code=code)
    if not may_see_everyone(viewer, enrollment.cohort, tx):
        raise NotFound(code, id=submission_id)
    return submission, enrollment


def led_cohorts(viewer: Person, tx: Transaction) -> tuple[Cohort, ...]:
    """Return the cohorts whose staff this person is, by slug."""
    return tx.cohorts.led_by(viewer.id) if viewer.role in STAFF_ROLES else ()


def may_plan(viewer: Person | None, cohort: str, tx: Transaction) -> bool:
    """Tell whether they may change what the cohort is given and when: operators, its leads, the machine's own."""
    return viewer is None or may_stop_erasure(viewer, cohort, tx)


def may_read_roster(viewer: Person, cohort: str, tx: Transaction) -> bool:
    """Tell whether this person may read who is in the cohort, and who teaches there: operators, and its staff."""
    return viewer.role is Role.OPERATOR or may_see_everyone(viewer, cohort, tx)


def may_keep_roster(viewer: Person, cohort: str, tx: Transaction) -> bool:
    """Tell whether this person may change who is in the cohort, and how: operators, and its leads."""
    return may_stop_erasure(viewer, cohort, tx)


def may_stop_erasure(viewer: Person, cohort: str, tx: Transaction) -> bool:
    """Tell whether this person may keep what is due to be erased of the cohort: operators, and its leads."""
    if viewer.role is Role.OPERATOR:
        return True
    return viewer.role is Role.LEAD and tx.cohorts.is_staff(cohort, viewer.id)
