"""Who reads what of the follow-up: counsellors that are named for a cohort all, its leads appointments, nobody else."""

from grader.domain.cohorts.cohort import Cohort
from grader.domain.counselling import Counsellor
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.people import Person, Role
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Transaction


def named_for(viewer: Person, cohort: str, tx: Transaction) -> Counsellor | None:
    """Return a counsellor of a cohort; None of everybody else."""
    if viewer.role is not Role.COUNSELLOR:
        return None
    return next((one for one in tx.counselling.counsellors(cohort) if one.person.id == viewer.id), None)


def leads(viewer: Person, cohort: str, tx: Transaction) -> bool:
    """Tell whether somebody leads a cohort."""
    return viewer.role is Role.LEAD and may_see_everyone(viewer, cohort, tx)


def counselled_cohort(viewer: Person, slug: str, tx: Transaction) -> Cohort:
    """Return a cohort of which they read the follow-up, all of it or appointments alone.

    Raises:
        NotFound: `cohort`.
    """
    cohort = tx.cohorts.get(slug)
    if cohort is None or not (named_for(viewer, slug, tx) or leads(viewer, slug, tx)):
        raise NotFound("cohort", slug=slug)
    return cohort


def check_named(viewer: Person, slug: str, tx: Transaction) -> None:
    """Go on only for a counsellor of the cohort.

    Raises:
        NotFound: `cohort`: none of it is theirs to read.
        NotAllowed: `counsellors_only`: they lead it.
    """
    counselled_cohort(viewer, slug, tx)
    if named_for(viewer, slug, tx) is None:
        raise NotAllowed("counsellors_only")


def check_leads(viewer: Person, slug: str, tx: Transaction) -> None:
    """Go on only for who leads the cohort.

    Raises:
        NotFound: `cohort`.
        NotAllowed: `leads_only`: they are a counsellor of it.
    """
    counselled_cohort(viewer, slug, tx)
    if not leads(viewer, slug, tx):
        raise NotAllowed("leads_only")
