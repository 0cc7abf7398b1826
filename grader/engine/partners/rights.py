"""Who may read partner companies, who may change them, and who may let their people in."""

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.partners import Company
from grader.domain.people import Person, Role
from grader.engine.people.access import may_keep_roster
from grader.engine.ports.database import Transaction

KEEPERS = frozenset({Role.LEAD, Role.OPERATOR})


def check_keeper(viewer: Person) -> None:
    """Go on only for those who keep partner companies: leads and operators.

    Raises:
        NotFound: `partners`.
    """
    if viewer.role not in KEEPERS:
        raise NotFound("partners")


def read_company(viewer: Person, company_id: str, tx: Transaction) -> Company:
    """Return a company as leads and operators read it.

    Raises:
        NotFound: `company`: there is none, or the viewer keeps none.
    """
    company = tx.partners.get(company_id) if viewer.role in KEEPERS else None
    if company is None:
        raise NotFound("company", id=company_id)
    return company


def keeps_company(viewer: Person, company_id: str, tx: Transaction) -> bool:
    """Tell whether they may change a company and its people: who has a person's link reads all that the company does.

    Operators may; a lead may where each cohort that it is partner of, one at least, is theirs to lead.
    """
    if viewer.role is Role.OPERATOR:
        return True
    joined = tx.partners.cohorts([company_id])[company_id]
    return bool(joined) and all(may_keep_roster(viewer, cohort, tx) for cohort in joined)


def kept_company(viewer: Person, company_id: str, tx: Transaction) -> Company:
    """Return a company that they may change.

    Raises:
        NotFound: As `read_company`.
        NotAllowed: `company_elsewhere`: it is partner of a cohort that they do not lead.
    """
    company = read_company(viewer, company_id, tx)
    if not keeps_company(viewer, company_id, tx):
        raise NotAllowed("company_elsewhere", name=company.name)
    return company


def person_of_company(company_id: str, handle: str, tx: Transaction) -> Person:
    """Return somebody of a company.

    Raises:
        NotFound: `person`.
    """
    found = next((one for one in tx.partners.people(company_id) if one.handle == handle), None)
    if found is None:
        raise NotFound("person", handle=handle)
    return found
