"""Companies as leads and operators keep them: added, changed, partners of cohorts, and removed with their people."""

from dataclasses import dataclass

from grader.domain.errors import NotFound
from grader.domain.operation.audit import Act
from grader.domain.partners import Company, checked_company
from grader.domain.people import Person
from grader.engine.partners.rights import check_keeper, kept_company, read_company
from grader.engine.people.access import may_keep_roster
from grader.engine.portfolios.composing import companies_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.retention import AgedKind
from grader.engine.ports.sources import NewId, Now


@dataclass(frozen=True)
class CompanyWords:
    """What is said of a company; town and website may be empty."""

    name: str
    town: str = ""
    website: str = ""


def add_company(viewer: Person, words: CompanyWords, cohort: str, *, database: Database, new_id: NewId) -> Company:
    """Add a company that is partner of a cohort, and return it.

    Raises:
        NotFound: `partners`; `cohort`: it is not theirs to lead.
        NotValid: `name_shape`, `name_unseen`, `website_shape`.
    """
    check_keeper(viewer)
    company = checked_company(Company(new_id(), words.name, words.town, words.website))
    with database.begin() as tx:
        _check_led(viewer, cohort, tx)
        tx.partners.put(company)
        tx.audit.add(Act.COMPANY_ADDED, company.id)
        _join(company, cohort, tx)
    return company


def change_company(viewer: Person, company_id: str, words: CompanyWords, *, database: Database) -> Company:
    """Store what is said of a company now, and return it.

    Raises:
        NotFound: `company`.
        NotAllowed: `company_elsewhere`.
        NotValid: As `add_company`.
    """
    company = checked_company(Company(company_id, words.name, words.town, words.website))
    with database.begin() as tx:
        kept_company(viewer, company_id, tx)
        tx.partners.put(company)
        tx.audit.add(Act.COMPANY_CHANGED, company_id)
    return company


def join_cohort(viewer: Person, company_id: str, cohort: str, *, database: Database) -> Company:
    """Make a company partner of a cohort, and return it: its learners may share their portfolios with it.

    Raises:
        NotFound: `company`; `cohort`: it is not theirs to lead.
    """
    with database.begin() as tx:
        company = read_company(viewer, company_id, tx)
        _check_led(viewer, cohort, tx)
        _join(company, cohort, tx)
    return company


def part_from_cohort(viewer: Person, company_id: str, cohort: str, *, database: Database) -> Company:
    """End that a company is partner of a cohort: what those shared with it who learn there alone is shared no longer.

    Raises:
        NotFound: `company`; `cohort`: it is not theirs to lead.
    """
    with database.begin() as tx:
        company = read_company(viewer, company_id, tx)
        _check_led(viewer, cohort, tx)
        tx.partners.part(company_id, cohort)
        _end_shares(company_id, cohort, tx)
        tx.audit.add(Act.COMPANY_PARTED, company_id, belongs_to=cohort)
    return company


def remove_company(viewer: Person, company_id: str, *, database: Database, now: Now) -> Company:
    """Remove a company with its people's accounts, and return what it was.

    Raises:
        NotFound: `company`.
        NotAllowed: `company_elsewhere`.
    """
    with database.begin() as tx:
        company = kept_company(viewer, company_id, tx)
        people = tx.partners.people(company_id)
        tx.aged.erase(AgedKind.PARTNER, [one.id for one in people], now())
        for person in people:
            tx.audit.add(Act.PARTNER_LET_GO, person.id, belongs_to=company_id)
        tx.partners.remove(company_id)
        tx.audit.add(Act.COMPANY_REMOVED, company_id)
    return company


def _end_shares(company_id: str, cohort: str, tx: Transaction) -> None:
    """Forget that learners agreed to share with a company that is partner of none of their cohorts any more."""
    for place in tx.cohorts.enrollments(cohort):
        if company_id not in {one.id for one in companies_of(place.person.id, tx)}:
            tx.portfolios.unshare(place.person.id, company_id)


def _join(company: Company, cohort: str, tx: Transaction) -> None:
    tx.partners.join(company.id, cohort)
    tx.audit.add(Act.COMPANY_JOINED, company.id, belongs_to=cohort)


def _check_led(viewer: Person, cohort: str, tx: Transaction) -> None:
    if tx.cohorts.get(cohort) is None or not may_keep_roster(viewer, cohort, tx):
        raise NotFound("cohort", slug=cohort)
