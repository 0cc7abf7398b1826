"""Taking somebody out of a cohort, or a cohort out of the installation: a mistake in one step, work only when meant."""

from dataclasses import dataclass, replace
from datetime import datetime

from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus, LeavingReason
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.engine.operation.retention import RepositoryFiles
from grader.engine.people.access import may_plan
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.retention import AgedKind
from grader.engine.ports.sources import Now
from grader.engine.rosters.rights import kept_cohort, place_of


@dataclass(frozen=True)
class Removed:
    """Who was taken out.

    Attributes:
        erased: They had handed in: their code is erased, their verdicts count on without a name.
        account_went: They were in no other cohort, so that their account went, too.
    """

    person: Person
    erased: bool
    account_went: bool


def remove_learner(
    viewer: Person | None,
    cohort: str,
    handle: str,
    typed: str,
    *,
    database: Database,
    files: RepositoryFiles,
    now: Now,
) -> Removed:
    """Take a learner out of a cohort; who has handed in there is erased, once their handle was typed.

    What was cut off is gone on with when it is asked for again.

    Args:
        typed: What was typed to say that the erasure is meant.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`.
        NotValid: `erasure_unsure`: they have handed in, and the handle was not typed.
        PlatformError: Files cannot be removed.
    """
    at = now()
    with database.begin() as tx:
        kept_cohort(viewer, cohort, tx)
        place = place_of(cohort, handle, tx)
        tx.removals.hold(place.id)
        erased = tx.removals.has_work(place.id)
        if erased and typed.strip() != handle:
            raise NotValid("erasure_unsure", handle=handle, name=place.person.name)
        tx.aged.erase(AgedKind.CODE, [place.id], at)
    # The files before the handle, by which they are found; who is cut off here finds the place still there.
    files.erase(f"{cohort}/{handle}.git")
    with database.begin() as tx:
        account_went = _take_out(place, tx, at, erased=erased)
    return Removed(place.person, erased, account_went)


def remove_cohort(viewer: Person | None, slug: str, *, database: Database) -> None:
    """Take a cohort away that nobody learns in, nor ever did: its plan and its team's part in it go, too.

    Raises:
        NotFound: `cohort`: there is none, or it is not theirs to plan.
        NotAllowed: `cohort_not_empty`.
    """
    with database.begin() as tx:
        if tx.cohorts.get(slug) is None or not may_plan(viewer, slug, tx):
            raise NotFound("cohort", slug=slug)
        learners = len(tx.cohorts.enrollments(slug))
        if learners:
            raise NotAllowed("cohort_not_empty", slug=slug, learners=learners)
        tx.removals.cohort(slug)
        tx.audit.add(Act.COHORT_REMOVED, slug)


def _has_more(place: Enrollment, tx: Transaction) -> bool:
    """Tell whether the person is needed elsewhere: in another cohort, or as more than a learner."""
    others = [one for one in tx.cohorts.enrollments_of_person(place.person.id) if one.id != place.id]
    return bool(others) or place.person.role is not Role.LEARNER


def _take_out(place: Enrollment, tx: Transaction, at: datetime, *, erased: bool) -> bool:
    """Remove a place, or leave of it what is counted; tell whether the account went with it."""
    account_goes = not _has_more(place, tx)
    if erased:
        tx.counselling.forget(place.id)
        left = replace(place, status=EnrollmentStatus.LEFT, leaving_reason=LeavingReason.NOT_SAID)
        tx.cohorts.change_place(left)
    else:
        tx.removals.place(place.id)
    tx.audit.add(Act.PERSON_ERASED if erased else Act.PERSON_REMOVED, place.person.id, belongs_to=place.cohort)
    if account_goes and erased:
        tx.aged.erase(AgedKind.ACCOUNT, [place.person.id], at)
    elif account_goes:
        tx.removals.person(place.person.id)
    return account_goes
