"""Who may see what: learners their own work, staff that of their cohorts, operators nobody's code."""

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.people import Person, Role
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


def may_stop_erasure(viewer: Person, cohort: str, tx: Transaction) -> bool:
    """Tell whether this person may keep what is due to be erased of the cohort: operators, and its leads."""
    if viewer.role is Role.OPERATOR:
        return True
    return viewer.role is Role.LEAD and tx.cohorts.is_staff(cohort, viewer.id)
